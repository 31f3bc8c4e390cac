#include "report/quantity.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/metrics/metric_id.hpp"

namespace pilotwave {
namespace {

/// A number with as many digits as it needs to be told apart, and no more: 3 significant, no trailing zeros.
std::string short_number(double x) {
  if (x == 0) return "0";
  if (std::abs(x) >= 1000) return with_commas(std::llround(x));
  if (std::abs(x) >= 100) return fmt::format("{:.0f}", x);
  std::string text = fmt::format("{:.{}f}", x, std::abs(x) >= 10 ? 1 : std::abs(x) >= 1 ? 2 : 3);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

bool is_metric(const OutcomeDef& outcome, Metric metric) {
  return outcome.metrics.size() == 1 && outcome.metrics.front() == static_cast<int>(metric);
}

/// "teachers", "students" or "families": whom a share counts. Labels start with them.
std::string_view people_of(const OutcomeDef& outcome) {
  return std::string_view(outcome.label).substr(0, outcome.label.find(' '));
}

Size points(double share) { return {short_number(std::round(1000 * std::abs(share)) / 10), "points of 100"}; }

Size people(const Comparison& comparison, const OutcomeDef& outcome, std::size_t group, double share) {
  const GroupSize& size = comparison.sizes[group];
  const std::optional<int>& all = outcome.scope == MetricScope::Students ? size.students : size.teachers;
  if (!all) return points(share);
  const std::int64_t n = std::llround(std::abs(share) * *all);
  return {n == 0 && share != 0 ? "under 1" : with_commas(n),
          fmt::format("of {} {}", with_commas(*all), people_of(outcome))};
}

Size hours(const Comparison& comparison, const OutcomeDef& outcome, double total) {
  const double months = comparison.n_weeks / kWeeksPerMonth;
  if (is_metric(outcome, Metric::HoursPrincipals) && comparison.n_schools > 0) {
    return {short_number(total / comparison.n_schools / months), "hours a month for each principal"};
  }
  if (is_metric(outcome, Metric::HoursTeachers) && comparison.n_teachers > 0) {
    return {short_number(total / comparison.n_teachers / months), "hours a month for each teacher"};
  }
  return {short_number(std::round(total)), "hours"};
}

}  // namespace

std::string with_commas(std::int64_t number) {
  std::string digits = fmt::format("{}", number < 0 ? -number : number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return number < 0 ? "-" + digits : digits;
}

std::string long_date(Date day) {
  static constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};
  const std::chrono::year_month_day ymd{day};
  return fmt::format("{} {} {}", static_cast<unsigned>(ymd.day()),
                     kMonths[static_cast<unsigned>(ymd.month()) - 1], static_cast<int>(ymd.year()));
}

std::string dollars(double usd) {
  const double x = std::abs(usd);
  if (x >= 999'500) return fmt::format("${} million", short_number(x / 1e6));
  if (x >= 9'950) return fmt::format("${:.0f}k", x / 1e3);
  return "$" + with_commas(std::llround(x));
}

Phrasing phrasing_of(const OutcomeDef& outcome) {
  if (outcome.reading == Reading::WeeksToGoal) return Phrasing::Weeks;
  if (outcome.unit == "USD") return Phrasing::Money;
  static constexpr std::string_view kCounted[] = {"incidents", "hours", "hours per week", "minutes per week",
                                                  "seats",     "jobs",  "flaws",          "requests"};
  const bool counted =
      std::find(std::begin(kCounted), std::end(kCounted), outcome.unit) != std::end(kCounted);
  const bool people = outcome.unit == "share" && outcome.scope != MetricScope::District;
  return counted || people || outcome.reading == Reading::Per1000StaffYear ? Phrasing::Count
                                                                           : Phrasing::Level;
}

std::string_view more_word(Phrasing phrasing) {
  switch (phrasing) {
    case Phrasing::Count:
    case Phrasing::Money:
      return "more";
    case Phrasing::Level:
      return "higher";
    case Phrasing::Weeks:
      return "later";
  }
  return "more";
}

std::string_view less_word(Phrasing phrasing) {
  switch (phrasing) {
    case Phrasing::Count:
      return "fewer";
    case Phrasing::Money:
      return "less";
    case Phrasing::Level:
      return "lower";
    case Phrasing::Weeks:
      return "sooner";
  }
  return "fewer";
}

std::string value_text(const OutcomeDef& outcome, double value) {
  if (std::isnan(value)) return "-";
  if (std::isinf(value)) return "never";
  if (outcome.unit == "share") return fmt::format("{}%", short_number(std::round(1000 * value) / 10));
  if (outcome.unit == "USD") return (value < 0 ? "-" : "") + dollars(value);
  return short_number(value);
}

Size size_of(const Comparison& comparison, const OutcomeDef& outcome, std::size_t group, double difference) {
  const double size = std::abs(difference);
  if (outcome.reading == Reading::WeeksToGoal) {
    const double weeks = std::round(size);
    return {short_number(weeks), weeks == 1 ? "week" : "weeks"};
  }
  if (outcome.unit == "USD") return {dollars(size), {}};
  if (outcome.unit == "share" && outcome.scope != MetricScope::District)
    return people(comparison, outcome, group, size);
  if (outcome.unit == "share") return points(size);
  if (outcome.unit == "hours") return hours(comparison, outcome, size);
  if (outcome.unit == "hours per week") return {short_number(size), "hours a week for each teacher"};
  if (outcome.unit == "SD") return {short_number(size), "standard deviations"};
  return {short_number(size), {}};
}

std::string goal_bound(const OutcomeDef& outcome) {
  const GoalDef& goal = *outcome.goal;
  std::string text = fmt::format("{} {} for {}", goal.kind == GoalDef::Kind::AtLeast ? "at least" : "at most",
                                 value_text(outcome, goal.threshold), outcome.label);
  if (goal.by) text += fmt::format(" by {}", long_date(*goal.by));
  return text;
}

std::string goal_text(const OutcomeDef& outcome) { return "the goal you set of " + goal_bound(outcome); }

}  // namespace pilotwave
