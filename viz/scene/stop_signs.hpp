#pragma once

#include <string_view>

#include "viz/scene/sheet.hpp"
#include "viz/session/stops.hpp"

namespace pilotwave::viz {

/// The mark of a stop on the bar of weeks. @param at  of a flag its foot, of the others their middle
void stop_sign(Sheet& sheet, StopKind kind, std::size_t plan, draw::Point at);

/// "a goal is reached": what the mark says.
[[nodiscard]] std::string_view stop_words(StopKind kind);

}  // namespace pilotwave::viz
