#pragma once

#include <vector>

#include "scenario/scenario.hpp"

namespace pilotwave {

/// By kind, then first day, then name, then content: the order in a file decides nothing.
void sort_canonically(std::vector<InterventionDef>& interventions);
/// By metric, then group, kind of threshold, day and threshold.
void sort_canonically(std::vector<GoalDef>& goals);

}  // namespace pilotwave
