#pragma once

#include "scenario/scenario.hpp"
#include "sim/plan.hpp"

namespace pilotwave {

/// What a scenario asks of a run: all of it but the district, the goals and the words.
[[nodiscard]] Plan plan_of(const Scenario& scenario);

}  // namespace pilotwave
