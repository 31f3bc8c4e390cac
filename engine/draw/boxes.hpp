#pragma once

#include "draw/picture.hpp"

namespace pilotwave::draw {

/// Whether two boxes share more than an edge.
[[nodiscard]] inline bool meet(const Box& a, const Box& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace pilotwave::draw
