#include "scenario/canonical_order.hpp"

#include <algorithm>
#include <tuple>

#include "scenario/intervention_text.hpp"

namespace pilotwave {

void sort_canonically(std::vector<InterventionDef>& interventions) {
  const auto key = [](const InterventionDef& def) {
    const Date first = def.start ? *def.start : def.not_before.value_or(Date::min());
    return std::tuple(def.kind, first, def.name, intervention_text(def));
  };
  std::sort(interventions.begin(), interventions.end(),
            [&](const InterventionDef& a, const InterventionDef& b) { return key(a) < key(b); });
}

void sort_canonically(std::vector<GoalDef>& goals) {
  const auto key = [](const GoalDef& goal) {
    return std::tuple(goal.metric, goal.group, goal.kind, goal.by.value_or(Date::max()), goal.threshold);
  };
  std::sort(goals.begin(), goals.end(), [&](const GoalDef& a, const GoalDef& b) { return key(a) < key(b); });
}

}  // namespace pilotwave
