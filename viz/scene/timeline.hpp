#pragma once

#include "viz/scene/sheet.hpp"
#include "viz/scene/view.hpp"
#include "viz/session/stops.hpp"

namespace pilotwave::viz {

/// The bar of weeks: holidays shaded, what plans begin and end as flags, incidents as triangles, goals as
/// diamonds where they are reached and triangles on their tips where they are missed, and where the clock is.
/// @return the part of it that stands for the weeks, to be clicked
draw::Box timeline(Sheet& sheet, const Frame& frame, const View& view, const std::vector<Stop>& stops,
                   const draw::Box& box);

/// The week that a place on that part stands for.
[[nodiscard]] int week_at(const draw::Box& bar, double x, int n_weeks);

inline constexpr double kTimelineHeight = 3.1;  ///< em

}  // namespace pilotwave::viz
