#include "report/page/course.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "experiment/statistics/quantiles.hpp"
#include "model/metrics/metric.hpp"
#include "report/page/reading.hpp"
#include "report/quantity.hpp"

namespace pilotwave::page {
namespace {

constexpr std::size_t kSamples = 10;
constexpr double kDaysPerYear = 365.2425, kStaff = 1000;

bool is_flow(const OutcomeDef& outcome) {
  return metric_catalogue()[static_cast<std::size_t>(outcome.metrics.front())].time == MetricTime::Flow;
}

/// Adds `count` numbers of every metric of an outcome from a run's table to `out`.
void add_metrics(std::vector<float>& out, const std::vector<float>& table, const OutcomeDef& outcome,
                 std::size_t row_length, std::size_t first_row) {
  for (const int metric : outcome.metrics) {
    const std::size_t from = (first_row + static_cast<std::size_t>(metric)) * row_length;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] += table[from + i];
  }
}

void add_up(std::vector<float>& values) {
  double sum = 0;
  for (float& v : values) {
    if (!std::isnan(v)) sum += static_cast<double>(v);
    v = static_cast<float>(sum);
  }
}

/// Lets go of weeks without classes, in which levels such as hours saved are nought; all of them where there
/// is no other.
void keep_class_weeks(Course& course, const Calendar& calendar) {
  std::vector<std::size_t> kept;
  for (int w = 0; w < calendar.n_weeks(); ++w) {
    if (calendar.in_session(w)) kept.push_back(static_cast<std::size_t>(w));
  }
  if (kept.empty()) return;
  const auto keep = [&](auto& row) {
    for (std::size_t i = 0; i < kept.size(); ++i) row[i] = row[kept[i]];
    row.resize(kept.size());
  };
  keep(course.days);
  for (std::vector<float>& run : course.runs) keep(run);
}

}  // namespace

Course course_of(const Comparison& c, const Calendar& calendar, std::size_t plan, std::size_t outcome) {
  const OutcomeDef& def = c.outcomes[outcome];
  const std::size_t group = c.main_group(outcome);
  const bool by_week = c.groups[group].key == "all";
  Course out;
  if (by_week) {
    for (int w = 0; w < c.n_weeks; ++w) out.days.push_back(c.monday(w));
  } else {
    for (const Period& month : c.months) out.days.push_back(month.date);
  }
  const PlanRuns& runs = c.plans[plan];
  const std::vector<std::vector<float>>& tables = by_week ? runs.weekly : runs.monthly;
  const std::size_t first_row = by_week ? 0 : group * metric_catalogue().size();
  for (const std::vector<float>& table : tables) {
    std::vector<float> values(out.days.size(), 0.0F);
    add_metrics(values, table, def, out.days.size(), first_row);
    if (is_flow(def)) add_up(values);
    out.runs.push_back(std::move(values));
  }
  if (by_week && !is_flow(def)) keep_class_weeks(out, calendar);
  return out;
}

std::string course_label(const OutcomeDef& outcome) {
  if (!is_flow(outcome)) return outcome.label;
  const std::string label(metric_catalogue()[static_cast<std::size_t>(outcome.metrics.front())].label);
  return (outcome.metrics.size() == 1 ? label : outcome.label) + " so far";
}

chart::TimeGoal course_goal(const Comparison& c, const OutcomeDef& outcome) {
  const GoalDef& goal = *outcome.goal;
  chart::TimeGoal out{goal.threshold, goal.by, {}};
  if (goal.kind == GoalDef::Kind::AtMostPer1000StaffYear) {
    // The rate as the number that may have come about by the last day that counts.
    const Date last = outcome.day.value_or(c.monday(c.n_weeks));
    out.value *= c.n_teachers / kStaff * static_cast<double>((last - c.start).count()) / kDaysPerYear;
    out.label = fmt::format("goal: at most {} in all", value_text(outcome, std::round(out.value)));
    return out;
  }
  out.label = fmt::format("goal: {} {}", goal.kind == GoalDef::Kind::AtLeast ? "at least" : "at most",
                          value_text(outcome, goal.threshold));
  return out;
}

std::vector<chart::Spread> spreads(const std::vector<std::vector<float>>& runs) {
  std::vector<chart::Spread> out;
  const std::size_t n = runs.empty() ? 0 : runs.front().size();
  std::vector<double> sample;
  for (std::size_t i = 0; i < n; ++i) {
    sample.clear();
    for (const std::vector<float>& run : runs) {
      if (!std::isnan(run[i])) sample.push_back(static_cast<double>(run[i]));
    }
    std::sort(sample.begin(), sample.end());
    out.push_back({sorted_quantile(sample, 0.5), sorted_quantile(sample, 0.05), sorted_quantile(sample, 0.25),
                   sorted_quantile(sample, 0.75), sorted_quantile(sample, 0.95)});
  }
  return out;
}

std::vector<std::vector<float>> samples(const std::vector<std::vector<float>>& runs) {
  if (runs.size() <= kSamples) return runs;
  std::vector<std::vector<float>> out;
  for (std::size_t i = 0; i < kSamples; ++i) out.push_back(runs[i * runs.size() / kSamples]);
  return out;
}

std::vector<std::vector<float>> run_differences(const std::vector<std::vector<float>>& first,
                                                const std::vector<std::vector<float>>& second) {
  std::vector<std::vector<float>> out = first;
  for (std::size_t run = 0; run < out.size(); ++run) {
    for (std::size_t i = 0; i < out[run].size(); ++i) out[run][i] -= second[run][i];
  }
  return out;
}

}  // namespace pilotwave::page
