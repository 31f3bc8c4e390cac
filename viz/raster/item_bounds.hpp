#pragma once

#include "draw/picture.hpp"

namespace pilotwave::viz {

/// A box outside of which an item leaves no pixel, in the picture's own lengths; may be larger than needed.
[[nodiscard]] draw::Box item_bounds(const draw::Item& item);

}  // namespace pilotwave::viz
