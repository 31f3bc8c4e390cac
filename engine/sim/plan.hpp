#pragma once

#include <cstdint>
#include <vector>

#include "base/calendar.hpp"
#include "model/interventions/intervention_def.hpp"
#include "model/params.hpp"
#include "model/tool.hpp"

namespace pilotwave {

/// Everything about a run that is not the district: dates, assumptions, tools and what is done when.
struct Plan {
  Date start{};
  int n_weeks = 156;
  std::uint32_t seed = 20260803;
  Params params;
  std::vector<ToolDef> tools;
  std::vector<InterventionDef> interventions;
};

}  // namespace pilotwave
