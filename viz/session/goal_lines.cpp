#include "viz/session/goal_lines.hpp"

#include <cmath>

#include "model/metrics/metric.hpp"

namespace pilotwave::viz {
namespace {

bool is_met(const GoalDef& goal, double value, double line) {
  return goal.kind == GoalDef::Kind::AtLeast ? value >= line : value <= line;
}

}  // namespace

bool is_summed(int metric) {
  return metric_catalogue()[static_cast<std::size_t>(metric)].time == MetricTime::Flow;
}

std::vector<double> charted_weeks(const PlanFrame& plan, int metric) {
  std::vector<double> values;
  double sum = 0;
  for (int week = 0; week < plan.known_weeks; ++week) {
    const double value = plan.record->value(metric, 0, week);
    if (std::isfinite(value)) sum += value;
    values.push_back(is_summed(metric) ? sum : value);
  }
  return values;
}

double goal_line(const Frame& frame, const GoalDef& goal) {
  if (goal.kind != GoalDef::Kind::AtMostPer1000StaffYear) return goal.threshold;
  constexpr double kDaysPerYear = 365.2425, kStaff = 1000;
  const Calendar& calendar = frame.calendar();
  const Date last = goal.by.value_or(calendar.monday(frame.n_weeks()));
  const double years = static_cast<double>((last - calendar.monday(0)).count()) / kDaysPerYear;
  return goal.threshold * years * frame.world().n_teachers() / kStaff;
}

std::vector<GoalCrossing> goal_crossings(const Frame& frame, std::size_t plan) {
  std::vector<GoalCrossing> crossings;
  for (const GoalDef& goal : frame.plans[plan].scenario->goals) {
    if (goal.group != "all") continue;
    const double line = goal_line(frame, goal);
    const std::vector<double> values = charted_weeks(frame.plans[plan], goal.metric);
    bool reached = false, missed = false;
    std::optional<bool> before;
    for (int week = 0; week < static_cast<int>(values.size()); ++week) {
      const double value = values[static_cast<std::size_t>(week)];
      // Levels of weeks without classes mean little.
      const bool counts =
          std::isfinite(value) && (is_summed(goal.metric) || frame.calendar().in_session(week));
      if (!counts) continue;
      const bool met = is_met(goal, value, line);
      const bool crossed = before && met != *before;
      before = met;
      if (!crossed || (met ? reached : missed)) continue;
      (met ? reached : missed) = true;
      crossings.push_back({goal, week, met});
    }
  }
  return crossings;
}

}  // namespace pilotwave::viz
