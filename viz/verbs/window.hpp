#pragma once

#include "base/diagnostic.hpp"
#include "viz/app/watch_window.hpp"
#include "viz/session/watch_session.hpp"

namespace pilotwave {

/// What a verb that needs a window says where the program was built without one; empty where it has one.
/// @param instead  what can be done all the same: "pictures need none: pilotwave render"
[[nodiscard]] Diagnostics why_no_window(const char* verb, const char* instead);

/// Shows a session in a window until it is closed, and says what went wrong, or how long frames took where
/// that is measured. Not to be called where why_no_window() has something to say.
/// @param player  a tape that is played, or null     @return an exit code
[[nodiscard]] int show_in_window(viz::WatchSession& session, viz::Controller& controller,
                                 viz::TapePlayer* player, const viz::WatchWindowDef& def);

}  // namespace pilotwave
