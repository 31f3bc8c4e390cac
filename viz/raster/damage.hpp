#pragma once

#include <vector>

#include "draw/picture.hpp"

namespace pilotwave::viz {

/// Pixels of a bitmap, whole ones.
struct PixelBox {
  int x = 0, y = 0, width = 0, height = 0;
  friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

/// Where two pictures of one size may look different: boxes that cover every item that is in one alone.
[[nodiscard]] std::vector<draw::Box> changed_boxes(const draw::Picture& before, const draw::Picture& after);

/// The boxes as few, separate parts of a bitmap, in whole tiles; the whole bitmap where that is most of it.
/// @param scale, left, top  from the picture's lengths to pixels
[[nodiscard]] std::vector<PixelBox> parts_of(const std::vector<draw::Box>& boxes, double scale, double left,
                                             double top, int width, int height);

}  // namespace pilotwave::viz
