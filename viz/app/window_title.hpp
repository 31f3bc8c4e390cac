#pragma once

#include <string>

namespace pilotwave::viz {

class Controller;

/// What the window shows, for task bars and for programs that read windows aloud:
/// "Stone Creek: map, both plans, week 12 of 104, playing".
/// @param name  of the district or the tape
[[nodiscard]] std::string window_title(const std::string& name, const Controller& controller);

}  // namespace pilotwave::viz
