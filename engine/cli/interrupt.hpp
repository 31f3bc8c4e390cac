#pragma once

#include <atomic>

namespace pilotwave {

/// Ctrl-C and SIGTERM: the first asks to stop (runs in flight finish, complete pairs are kept), the second
/// ends the process at once with code 130 or 143.
void watch_for_interrupts();
[[nodiscard]] const std::atomic<bool>& stop_requested();

}  // namespace pilotwave
