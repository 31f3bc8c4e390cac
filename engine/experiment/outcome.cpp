#include "experiment/outcome.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/assert.hpp"
#include "base/no_number.hpp"
#include "model/metrics/metric_id.hpp"

namespace pilotwave {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr double kDaysPerYear = 365.25;

/// Shown by every comparison, in this order.
constexpr std::array kDefaultOutcomes = {Metric::TeacherWeeklyUse,    Metric::StudentUnguidedUse,
                                         Metric::HoursSaved,          Metric::Learning,
                                         Metric::PrivacyIncidents,    Metric::IntegrityIncidents,
                                         Metric::BiasIncidents,       Metric::SafetyIncidents,
                                         Metric::TrustTeachers,       Metric::TrustStudents,
                                         Metric::TrustFamilies,       Metric::GapUsePoverty,
                                         Metric::GapTrainedPoverty,   Metric::GapAccessPoverty,
                                         Metric::GapGuidedPoverty,    Metric::GapLearningPoverty,
                                         Metric::GapLearningIncome,   Metric::GapLearningLanguage,
                                         Metric::GapIncidentsPoverty, Metric::CostUsd};

constexpr std::array kStaffHours = {Metric::HoursEducators, Metric::HoursIT, Metric::HoursAdministrators,
                                    Metric::HoursTeachers, Metric::HoursPrincipals};

const MetricSpec& spec_of(int metric) { return metric_catalogue()[static_cast<std::size_t>(metric)]; }

OutcomeDef outcome_of_metric(int metric) {
  const MetricSpec& spec = spec_of(metric);
  OutcomeDef out;
  out.key = spec.key;
  out.label = spec.label;
  out.unit = spec.unit;
  out.metrics = {metric};
  out.reading = spec.time == MetricTime::Flow ? Reading::Total : Reading::AtEnd;
  out.better = spec.better;
  out.scope = spec.scope;
  return out;
}

OutcomeDef staff_hours() {
  OutcomeDef out;
  out.key = "staff_hours";
  out.label = "staff hours on AI work";
  out.unit = "hours";
  for (const Metric metric : kStaffHours) out.metrics.push_back(static_cast<int>(metric));
  out.reading = Reading::Total;
  out.better = Better::Lower;
  return out;
}

std::string goal_outcome_key(const GoalDef& goal) {
  std::string key{spec_of(goal.metric).key};
  if (goal.kind == GoalDef::Kind::AtMostPer1000StaffYear) key += "_per_1000_staff_year";
  if (goal.by) key += "@" + date_text(*goal.by);
  if (goal.group != "all") key += "/" + goal.group;
  return key;
}

OutcomeDef outcome_of_goal(const GoalDef& goal) {
  OutcomeDef out = outcome_of_metric(goal.metric);
  out.key = goal_outcome_key(goal);
  out.day = goal.by;
  out.group = goal.group;
  out.goal = goal;
  out.better = goal.kind == GoalDef::Kind::AtLeast ? Better::Higher : Better::Lower;
  if (goal.kind == GoalDef::Kind::AtMostPer1000StaffYear) {
    out.reading = Reading::Per1000StaffYear;
    out.label += " a year for every 1,000 teachers";
    out.unit = "incidents per 1000 staff-years";
  }
  return out;
}

OutcomeDef weeks_to_goal(const OutcomeDef& of) {
  OutcomeDef out = of;
  out.key = "weeks_to_goal:" + of.key;
  out.label = "weeks until the goal for " + of.label;
  out.unit = "weeks";
  out.reading = Reading::WeeksToGoal;
  out.better = Better::Lower;
  return out;
}

bool same_question(const GoalDef& a, const GoalDef& b) {
  return a.metric == b.metric && a.kind == b.kind && a.by == b.by && a.group == b.group;
}

void add_goal(OutcomeList& list, const GoalDef& goal, const Scenario& plan) {
  const auto known = std::find_if(list.outcomes.begin(), list.outcomes.end(),
                                  [&](const OutcomeDef& o) { return same_question(*o.goal, goal); });
  if (known == list.outcomes.end()) {
    list.outcomes.push_back(outcome_of_goal(goal));
  } else if (known->goal->threshold != goal.threshold) {
    list.notes.push_back(
        fmt::format("{} sets another threshold for {}; the first plan's is used", plan.name, known->label));
  }
}

bool reads_the_same(const OutcomeDef& a, const OutcomeDef& b) {
  return a.metrics == b.metrics && a.reading == b.reading && a.day == b.day && a.group == b.group;
}

}  // namespace

OutcomeList outcomes_of(std::span<const Scenario> plans) {
  OutcomeList list;
  for (const Scenario& plan : plans) {
    for (const GoalDef& goal : plan.goals) add_goal(list, goal, plan);
  }
  const std::vector<OutcomeDef> goals = list.outcomes;
  for (const OutcomeDef& goal : goals) {
    if (goal.goal->kind == GoalDef::Kind::AtLeast) list.outcomes.push_back(weeks_to_goal(goal));
  }
  std::vector<OutcomeDef> defaults;
  for (const Metric metric : kDefaultOutcomes)
    defaults.push_back(outcome_of_metric(static_cast<int>(metric)));
  defaults.push_back(staff_hours());
  for (OutcomeDef& outcome : defaults) {
    const bool known = std::any_of(goals.begin(), goals.end(),
                                   [&](const OutcomeDef& goal) { return reads_the_same(goal, outcome); });
    if (!known) list.outcomes.push_back(std::move(outcome));
  }
  return list;
}

OutcomeReader::OutcomeReader(const Calendar& calendar, const DistrictDef& district,
                             std::span<const GroupDef> groups)
    : calendar_(calendar), sizes_(group_sizes(district, groups)) {}

int OutcomeReader::last_week(const OutcomeDef& outcome) const {
  const int end = calendar_.n_weeks() - 1;
  return outcome.day ? std::clamp(calendar_.week_of(*outcome.day), 0, end) : end;
}

/// Many levels rest while school is out, so a level is read while school is in.
int OutcomeReader::week_read(const OutcomeDef& outcome) const {
  const int last = last_week(outcome);
  if (outcome.reading != Reading::AtEnd) return last;
  for (int week = last; week >= 0; --week) {
    if (calendar_.in_session(week)) return week;
  }
  return last;
}

double OutcomeReader::total(const OutcomeDef& outcome, const RunRecord& run, std::size_t group) const {
  double sum = 0;
  for (const int metric : outcome.metrics) {
    for (int week = 0; week <= last_week(outcome); ++week) sum += run.value(metric, group, week);
  }
  return sum;
}

double OutcomeReader::value(const OutcomeDef& outcome, const RunRecord& run, std::size_t group) const {
  switch (outcome.reading) {
    case Reading::AtEnd:
      return run.value(outcome.metrics.front(), group, week_read(outcome));
    case Reading::Total:
      return total(outcome, run, group);
    case Reading::Per1000StaffYear: {
      const int teachers = sizes_[group].teachers.value_or(0);
      const double years = 7 * (last_week(outcome) + 1) / kDaysPerYear;
      return teachers > 0 ? total(outcome, run, group) / (teachers / 1000.0) / years : kNaN;
    }
    case Reading::WeeksToGoal: {
      if (std::isnan(run.value(outcome.metrics.front(), group, last_week(outcome)))) return kNaN;
      const int week = week_met(outcome, run, group);
      return week < 0 ? kNever : week;
    }
  }
  return kNaN;
}

int OutcomeReader::week_met(const OutcomeDef& outcome, const RunRecord& run, std::size_t group) const {
  const int metric = outcome.metrics.front(), last = last_week(outcome);
  const double threshold = outcome.goal->threshold;
  if (spec_of(metric).time == MetricTime::Flow) {
    double sum = 0;
    for (int week = 0; week <= last; ++week) {
      sum += run.value(metric, group, week);
      if (sum >= threshold) return week;
    }
    return -1;
  }
  int week = last, met = -1;  // while school is out many levels rest: a low one then says nothing
  while (week > 0 && !calendar_.in_session(week)) --week;
  for (; week >= 0; --week) {
    if (run.value(metric, group, week) >= threshold)
      met = week;
    else if (calendar_.in_session(week))
      break;
  }
  return met;
}

GoalOutcome OutcomeReader::goal(const OutcomeDef& outcome, const RunRecord& run, std::size_t group) const {
  PILOTWAVE_ASSERT(outcome.goal.has_value(), "only an outcome with a goal can meet one");
  GoalOutcome out;
  out.value = value(outcome, run, group);
  if (outcome.goal->kind == GoalDef::Kind::AtLeast) {
    // What was reached and lost again by the day is not met: a goal for June is about June.
    out.met = out.value >= outcome.goal->threshold;
    if (out.met) out.week = week_met(outcome, run, group);
  } else {
    out.met = out.value <= outcome.goal->threshold;
  }
  return out;
}

}  // namespace pilotwave
