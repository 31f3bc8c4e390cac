#pragma once

#include <string_view>

#include "viz/scene/sheet.hpp"
#include "viz/session/stops.hpp"

namespace pilotwave::viz {

/// The mark of a stop on the bar of weeks. @param at  of a flag its foot, of the others their middle
void stop_sign(Sheet& sheet, StopKind kind, std::size_t plan, draw::Point at);

/// Serious incidents of a week as a column on the bar's edge: the first plan's stands, the second one's
/// hangs.
/// @param size  of the most in any week, [0, 1]
void incident_column(Sheet& sheet, draw::Point foot, std::size_t plan, double size, double width);
inline constexpr std::string_view kIncidentColumnWords = "serious incidents of a week (A above, B below)";

/// "a goal is reached": what the mark says.
[[nodiscard]] std::string_view stop_words(StopKind kind);

}  // namespace pilotwave::viz
