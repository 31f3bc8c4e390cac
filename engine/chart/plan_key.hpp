#pragma once

#include <vector>

#include "chart/chart.hpp"

namespace pilotwave::chart {

/// A line (or as many as it takes) that shows every plan's symbol beside its name.
/// @return  y below it
[[nodiscard]] double add_plan_key(draw::Items& out, const std::vector<PlanLabel>& plans, const Frame& frame,
                                  double top);

}  // namespace pilotwave::chart
