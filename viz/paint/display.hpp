#pragma once

#include "base/result.hpp"

namespace pilotwave::viz {

/// Why no window can be opened here; empty when one can. SFML 2.5 would end the process instead of saying so.
[[nodiscard]] Diagnostics why_no_display();

}  // namespace pilotwave::viz
