#include "population/import/screening.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "population/import/cell.hpp"

namespace pilotwave {
namespace {

bool runs(const std::optional<Operation>& status) { return !status || *status == Operation::Running; }

bool is_correctional(const std::string& name) {
  static constexpr std::array<std::string_view, 9> kWords{
      "correctional", "corrections",      "detention",     "jail",          "prison",
      "penitentiary", "juvenile justice", "juvenile hall", "juvenile court"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&name](std::string_view word) { return name.find(word) != std::string::npos; });
}

/// "126-E-W-4", a plan's working title for a school to come: digits first, hyphens, never three letters in a
/// row (which spares "PS 150").
bool is_placeholder(const std::string& name) {
  if (name.empty() || name.front() < '0' || name.front() > '9') return false;
  int letters = 0, hyphens = 0;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    letters = letter ? letters + 1 : 0;
    if (letters == 3) return false;
    if (c == '-') ++hyphens;
  }
  return hyphens >= 2;
}

bool teaches_adults_only(const SchoolFacts& facts) {
  return (facts.level && facts.level->adult_education) || facts.grade_low == kGradeAdult;
}

}  // namespace

std::string reason_to_drop(const SchoolFacts& facts) {
  if (!runs(facts.status)) return fmt::format("{} in the year of the table", operation_name(*facts.status));
  if (!facts.students && !runs(facts.updated_status)) {
    return fmt::format("{} since the start of the year", operation_name(*facts.updated_status));
  }
  if (!facts.students) return "students not reported";
  if (*facts.students < 0.5) return "no students";
  if (*facts.students > kMostStudents)
    return fmt::format("more than {} students cannot be right", kMostStudents);
  if (teaches_adults_only(facts)) return "adult education only";
  const std::string name = lower_ascii(facts.name);
  if (name.find("child count only") != std::string::npos)
    return "an entry for counting children, not a school";
  if (is_placeholder(name)) return "a placeholder, not a school";
  if (is_correctional(name)) return "inside a correctional facility";
  return {};
}

std::vector<SchoolFacts> screen_schools(const std::map<std::string, SchoolFacts>& schools,
                                        ImportReport& report) {
  std::vector<SchoolFacts> kept;
  for (const auto& [id, facts] : schools) {
    const std::string reason = reason_to_drop(facts);
    if (reason.empty()) {
      if (!runs(facts.updated_status)) {
        report.add(Statement::Kind::Note, "status", {id},
                   fmt::format(
                       "school {} {} is {} since the start of the year; it is kept with that year's students",
                       id, facts.name, operation_name(*facts.updated_status)),
                   "closed since the start of the year, kept with that year's students");
      }
      kept.push_back(facts);
      continue;
    }
    const std::string students =
        facts.students ? fmt::format("{} students", *facts.students) : std::string("students unknown");
    report.add(
        Statement::Kind::Dropped, {}, {id},
        fmt::format("{} {} ({}): {}", id, facts.name.empty() ? "(no name)" : facts.name, students, reason),
        reason);
  }
  return kept;
}

}  // namespace pilotwave
