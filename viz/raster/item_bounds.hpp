#pragma once

#include "draw/picture.hpp"

namespace pilotwave::viz {

/// A box outside of which an item leaves no pixel, in the picture's own lengths; may be larger than needed.
[[nodiscard]] draw::Box item_bounds(const draw::Item& item);

[[nodiscard]] inline bool meet(const draw::Box& a, const draw::Box& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace pilotwave::viz
