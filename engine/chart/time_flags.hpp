#pragma once

#include <vector>

#include "chart/over_time.hpp"
#include "draw/picture.hpp"
#include "draw/scale.hpp"

namespace pilotwave::chart {

constexpr double kFlagHeight = 18;  // px, above the plot

/// Flags above a plot, each with a line down at its day. Those of one plan that begin within a few weeks
/// share one, "A1-3". Where flags would touch they move apart, and back inside the picture at its right.
/// @param flags  by day
/// @param width  of the picture, px
void add_time_flags(draw::Items& out, const std::vector<TimeFlag>& flags, const draw::Box& plot,
                    const draw::Scale& x, double size, double width);

}  // namespace pilotwave::chart
