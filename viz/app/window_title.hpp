#pragma once

#include <string>

namespace pilotwave::viz {

class Controller;

/// What the window shows, for task bars and for programs that read windows aloud:
/// "Stone Creek: map, both plans, week 12 of 104, playing".
/// @param name         of the district or the tape     @param full_screen  whether the window fills the
/// screen
[[nodiscard]] std::string window_title(const std::string& name, const Controller& controller,
                                       bool full_screen);

}  // namespace pilotwave::viz
