#pragma once

#include <atomic>

namespace pilotwave {

/// From now on the first Ctrl-C or SIGTERM asks to stop (runs in flight finish, complete ones are kept), the
/// second ends the process at once with code 130 or 143. Before, and in verbs that keep nothing, the first
/// ends it.
/// @param quiet  do not say so on stderr when it happens
void drain_on_interrupt(bool quiet);
[[nodiscard]] const std::atomic<bool>& stop_requested();

}  // namespace pilotwave
