#include "sweep/run/goal_cells.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/no_number.hpp"
#include "scenario/goal_reader.hpp"

namespace pilotwave {
namespace {

/// Groups have a column of their own in tables.
std::string key_without_group(const OutcomeDef& goal) {
  const std::string ending = "/" + goal.group;
  return goal.key.ends_with(ending) ? goal.key.substr(0, goal.key.size() - ending.size()) : goal.key;
}

std::string goal_words(const OutcomeDef& goal) {
  std::string kind(goal_kind_name(goal.goal->kind));
  std::replace(kind.begin(), kind.end(), '_', ' ');
  std::string out = fmt::format("the goal for {}: {} {}", goal.label, kind, goal.goal->threshold);
  if (goal.day) out += fmt::format(", by {}", date_text(*goal.day));
  return out;
}

}  // namespace

GoalCells::GoalCells(const SweepDef& def) {
  if (!def.outputs.goals) return;
  std::vector<Scenario> plans;
  for (const SweepScenario& scenario : def.scenarios) {
    plans.push_back(scenario.in_district.front());
    places_.emplace_back();
    for (const Scenario& in : scenario.in_district)
      places_.back().push_back({Calendar(in.start, in.n_weeks, in.district.calendar), &in.district});
  }
  for (const OutcomeDef& outcome : outcomes_of(plans).outcomes) {
    if (!outcome.is_goal()) continue;
    goals_.push_back(outcome);
    OutcomeDef weeks = outcome;
    weeks.reading = Reading::WeeksToGoal;
    weeks_.push_back(std::move(weeks));
  }
  for (std::size_t g = 0; g < goals_.size(); ++g) {
    add(g, Part::Met);
    if (goals_[g].goal->kind == GoalDef::Kind::AtLeast) add(g, Part::Weeks);
    // Without a day and as it is counted anyway, the metric itself has the value.
    if (goals_[g].day || goals_[g].reading == Reading::Per1000StaffYear) add(g, Part::Value);
  }
}

void GoalCells::add(std::size_t goal, Part part) {
  const OutcomeDef& of = goals_[goal];
  const std::string key = key_without_group(of), words = goal_words(of);
  SeriesDef series{of.group, key, of.label, of.unit, fmt::format("What is held to {}.", words), of.better};
  if (part == Part::Met) {
    series.key = "goal_met:" + key;
    series.label = fmt::format("goal for {} met", of.label);
    series.unit = "share";
    series.text = fmt::format("1 where a run meets {}; else 0.", words);
    series.better = Better::Higher;
  } else if (part == Part::Weeks) {
    series.key = "weeks_to_goal:" + key;
    series.label = fmt::format("weeks until the goal for {}", of.label);
    series.unit = "weeks";
    series.text = fmt::format(
        "Weeks until a run meets {}, and keeps to it; all the weeks up to that day where it never does.",
        words);
    series.better = Better::Lower;
  }
  series_.push_back(std::move(series));
  source_.push_back({goal, part});
}

std::vector<double> GoalCells::read(const RunRecord& run, std::size_t scenario, std::size_t district) const {
  std::vector<double> values;
  if (series_.empty()) return values;
  const Place& place = places_[scenario][district];
  const OutcomeReader reader(place.calendar, *place.district, run.groups());
  for (const auto& [g, part] : source_) {
    const OutcomeDef& goal = goals_[g];
    const auto found = std::find_if(run.groups().begin(), run.groups().end(),
                                    [&](const GroupDef& group) { return group.key == goal.group; });
    const auto group = static_cast<std::size_t>(found - run.groups().begin());
    if (found == run.groups().end() || !may_show(reader.sizes()[group], goal.scope)) {
      values.push_back(kNaN);
      continue;
    }
    const double judged = reader.value(goal, run, group);
    if (part == Part::Value || std::isnan(judged)) {
      values.push_back(judged == 0 ? 0.0 : judged);  // -0.0 is 0
    } else if (part == Part::Met) {
      values.push_back(reader.goal(goal, run, group).met ? 1 : 0);
    } else {
      const double weeks = reader.value(weeks_[g], run, group);
      values.push_back(std::isinf(weeks) ? reader.week_read(weeks_[g]) + 1 : weeks);
    }
  }
  return values;
}

bool GoalCells::needs_schools() const {
  return std::any_of(goals_.begin(), goals_.end(),
                     [](const OutcomeDef& g) { return is_school_group(g.group); });
}

}  // namespace pilotwave
