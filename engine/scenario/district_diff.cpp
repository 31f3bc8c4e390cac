#include "scenario/district_diff.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scenario/district_text.hpp"
#include "scenario/table_reader.hpp"
#include "scenario/today_fields.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kMostNamedSchools = 5;

const SchoolDef* find_school(const DistrictDef& district, const std::string& id) {
  for (const SchoolDef& school : district.schools) {
    if (school.id == id) return &school;
  }
  return nullptr;
}

/// Compared as text, so that unknown positions (NaN) count as equal.
bool same_school(const SchoolDef& a, const SchoolDef& b) { return school_text(a) == school_text(b); }

std::string named(const std::vector<std::string>& ids) {
  const std::size_t shown = std::min(ids.size(), kMostNamedSchools);
  return fmt::format("{}{}", fmt::join(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(shown), ", "),
                     shown < ids.size() ? fmt::format(" and {} more", ids.size() - shown) : "");
}

void add_schools(const DistrictDef& a, const DistrictDef& b, std::vector<std::string>& out) {
  std::vector<std::string> changed, only_a, only_b;
  for (const SchoolDef& school : a.schools) {
    const SchoolDef* other = find_school(b, school.id);
    if (other == nullptr)
      only_a.push_back(school.id);
    else if (!same_school(school, *other))
      changed.push_back(school.id);
  }
  for (const SchoolDef& school : b.schools) {
    if (find_school(a, school.id) == nullptr) only_b.push_back(school.id);
  }
  if (!changed.empty())
    out.push_back(fmt::format("Schools that are described differently: {}.", named(changed)));
  if (!only_a.empty()) out.push_back(fmt::format("Schools in A only: {}.", named(only_a)));
  if (!only_b.empty()) out.push_back(fmt::format("Schools in B only: {}.", named(only_b)));
}

std::string budget_words(const DistrictDef& district) {
  if (district.annual_budget_cents < 0) return "not capped";
  return fmt::format("{} USD a year", number_text(static_cast<double>(district.annual_budget_cents) / 100));
}

std::string hours_words(const DepartmentHours& hours) {
  return fmt::format("educators {}, IT {}, administrators {}", number_text(hours.educators),
                     number_text(hours.it), number_text(hours.administrators));
}

std::string today_words(const std::optional<double>& value) {
  return value ? number_text(*value) : "not stated";
}

bool same_calendar(const CalendarDef& a, const CalendarDef& b) {
  return a.year_start == b.year_start && a.second_term == b.second_term && a.year_end == b.year_end &&
         a.breaks == b.breaks;
}

}  // namespace

std::vector<std::string> district_diff_in_words(const DistrictDef& a, const DistrictDef& b) {
  std::vector<std::string> out;
  if (a.id != b.id) {
    // Different districts differ in everything; their schools are no use to anybody side by side.
    out.push_back(fmt::format("A is about {} ({} schools) and B about {} ({} schools).", a.name,
                              a.schools.size(), b.name, b.schools.size()));
    return out;
  }
  if (a.name != b.name)
    out.push_back(fmt::format("The district is called {} in A and {} in B.", a.name, b.name));
  if (a.state != b.state)
    out.push_back(fmt::format("The district's state is {} in A and {} in B.", a.state, b.state));
  add_schools(a, b, out);
  if (!same_calendar(a.calendar, b.calendar)) out.emplace_back("The school calendar differs.");
  const std::string hours_a = hours_words(a.department_hours), hours_b = hours_words(b.department_hours);
  if (hours_a != hours_b) {
    out.push_back(fmt::format("The departments' hours a week are {} in A; {} in B.", hours_a, hours_b));
  }
  if (a.annual_budget_cents != b.annual_budget_cents) {
    out.push_back(
        fmt::format("The district's budget is {} in A and {} in B.", budget_words(a), budget_words(b)));
  }
  for (const TodayField& field : kTodayFields) {
    if (a.today.*field.value == b.today.*field.value) continue;
    out.push_back(fmt::format("Today's {} is {} in A and {} in B.", field.key,
                              today_words(a.today.*field.value), today_words(b.today.*field.value)));
  }
  return out;
}

}  // namespace pilotwave
