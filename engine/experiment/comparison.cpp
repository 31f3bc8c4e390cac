#include "experiment/comparison.hpp"

#include <algorithm>

namespace pilotwave {

std::optional<int> PlanPair::first_parted_week() const {
  std::optional<int> earliest;
  for (const std::optional<int>& week : parted) {
    if (week && (!earliest || *week < *earliest)) earliest = week;
  }
  return earliest;
}

std::size_t PlanPair::n_identical() const {
  return static_cast<std::size_t>(std::count(parted.begin(), parted.end(), std::nullopt));
}

std::size_t Comparison::main_group(std::size_t outcome) const {
  for (std::size_t group = 0; group < groups.size(); ++group) {
    if (groups[group].key == outcomes[outcome].group) return group;
  }
  return 0;
}

Family Comparison::family_of(std::size_t outcome, std::size_t group) const {
  if (group != main_group(outcome)) return Family::Subgroups;
  return outcomes[outcome].is_goal() ? Family::Goals : Family::Others;
}

int Comparison::n_met(std::size_t plan, std::size_t outcome) const {
  const auto& goals = plans[plan].goals[outcome];
  return static_cast<int>(
      std::count_if(goals.begin(), goals.end(), [](const GoalOutcome& g) { return g.met; }));
}

}  // namespace pilotwave
