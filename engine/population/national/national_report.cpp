#include "population/national/national_report.hpp"

#include <utility>

#include <fmt/format.h>

namespace pilotwave {
namespace {

/// A rule that speaks of "the district's" number says another number in each: without it they are one rule.
std::string general(const std::string& rule) {
  if (rule.find("the district's") == std::string::npos) return rule;
  std::string out;
  bool in_number = false;
  for (std::size_t i = 0; i < rule.size(); ++i) {
    const bool digit = rule[i] >= '0' && rule[i] <= '9';
    const bool point =
        in_number && rule[i] == '.' && i + 1 < rule.size() && rule[i + 1] >= '0' && rule[i + 1] <= '9';
    if (!digit && !point) {
      out += rule[i];
      in_number = false;
    } else if (!in_number) {
      out += 'x';
      in_number = true;
    }
  }
  return out;
}

void add_totals(ImportTotals& sum, const ImportTotals& more) {
  sum.schools += more.schools;
  sum.students += more.students;
  sum.teachers += more.teachers;
}

std::string counted(std::int64_t n, std::string_view what) {
  return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
}

}  // namespace

void NationalReport::add(const ImportReport& district) {
  for (const Statement& statement : district.statements) {
    if (statement.rule.empty()) continue;
    Count& count = counts_[{statement.kind, statement.field, general(statement.rule)}];
    count.schools += static_cast<std::int64_t>(statement.schools.size());
    ++count.districts;
  }
  add_totals(before_, district.before);
  add_totals(after_, district.after);
  ++districts_;
}

void NationalReport::drop_district(const ImportReport& district) {
  add(district);
  ++dropped_districts_;
}

std::vector<RuleCount> NationalReport::counts() const {
  std::vector<RuleCount> out;
  for (const auto& [key, count] : counts_) {
    const auto& [kind, field, rule] = key;
    out.push_back({kind, field, rule, count.schools, count.districts});
  }
  return out;
}

std::vector<std::string> NationalReport::lines() const {
  std::vector<std::string> out;
  for (const std::string& text : notes_) out.push_back(fmt::format("read: {}", text));
  for (const RuleCount& count : counts())
    out.push_back(fmt::format("{}: {}{}{}: {} in {}", statement_kind_name(count.kind), count.field,
                              count.field.empty() ? "" : ": ", count.rule, counted(count.schools, "school"),
                              counted(count.districts, "district")));
  if (dropped_districts_ > 0)
    out.push_back(fmt::format("dropped: {} without a school that can be simulated",
                              counted(dropped_districts_, "district")));
  out.push_back(
      fmt::format("total: listed: {} in {}, {} students, {:.0f} full-time equivalent teachers reported",
                  counted(before_.schools, "school"), counted(districts_, "district"), before_.students,
                  before_.teachers));
  out.push_back(fmt::format(
      "total: imported: {} in {}, {} students, {:.0f} teachers", counted(after_.schools, "school"),
      counted(districts_ - dropped_districts_, "district"), after_.students, after_.teachers));
  return out;
}

}  // namespace pilotwave
