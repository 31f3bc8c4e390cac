#pragma once

#include "base/result.hpp"
#include "viz/app/controller.hpp"
#include "viz/app/tape_player.hpp"

namespace pilotwave::viz {

/// How a window is run.
struct WatchWindowDef {
  std::string title;
  bool plays = false;     ///< begins to play by itself
  int most_frames = 0;    ///< closes after so many turns, painted or not; 0: when somebody closes it
  bool measures = false;  ///< paints without a pause and says how long frames took
};

/// Opens a window, lets the controller have its keys and paints its scenes until it is closed.
/// @param player  a tape that is played, or null
/// @return        what frames took, in words, when measured
[[nodiscard]] Result<std::string> run_window(Controller& controller, TapePlayer* player,
                                             const WatchWindowDef& def);

}  // namespace pilotwave::viz
