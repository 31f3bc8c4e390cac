#include "viz/raster/canvas.hpp"

namespace pilotwave::viz {

const std::vector<PixelBox>& Canvas::show(draw::Picture picture, draw::Theme theme, int width, int height) {
  const bool same_sheet = bitmap_.width == width && bitmap_.height == height && theme == theme_ &&
                          picture.width == shown_.width && picture.height == shown_.height;
  if (same_sheet) {
    const Placement place = placement(picture, width, height);
    parts_ = parts_of(changed_boxes(shown_, picture), place.scale, place.left, place.top, width, height);
  } else {
    bitmap_ = blank(width, height);
    parts_ = {{0, 0, width, height}};
  }
  theme_ = theme;
  shown_ = std::move(picture);
  raster_.repaint(bitmap_, shown_, theme_, parts_);
  return parts_;
}

}  // namespace pilotwave::viz
