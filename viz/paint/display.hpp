#pragma once

#include "base/result.hpp"

namespace pilotwave::viz {

/// Why no window can be opened here; empty when one can. SFML 2.5 would end the process instead of saying so.
[[nodiscard]] Diagnostics why_no_display();

/// From now on an error of the display ends nothing by itself. Windows may go at any time, by another
/// program's hand.
void take_display_errors();

/// From now on the display says when this window goes, whether or not anything is drawn on it.
void watch_over(unsigned long window);

/// Whether a window that is watched over is not there any more.
[[nodiscard]] bool is_gone(unsigned long window);

}  // namespace pilotwave::viz
