#pragma once

#include "base/result.hpp"

namespace pilotwave::viz {

/// Why no window can be opened here; empty when one can. SFML 2.5 would end the process instead of saying so.
[[nodiscard]] Diagnostics why_no_display();

/// From now on an error of the display ends nothing by itself: what it is about is remembered. Windows may go
/// at any time, by another program's hand.
void take_display_errors();

/// Whether the display has said of a window that it is not there.
[[nodiscard]] bool is_gone(unsigned long window);

}  // namespace pilotwave::viz
