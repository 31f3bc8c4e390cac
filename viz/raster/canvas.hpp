#pragma once

#include "viz/raster/raster.hpp"

namespace pilotwave::viz {

/// A bitmap that stays between pictures: of the next picture only what differs is painted. It looks as
/// Raster::paint has it, but for a shade that nobody sees where a part cuts a slanted edge.
class Canvas {
 public:
  explicit Canvas(Raster raster) : raster_(std::move(raster)) {}

  /// @param width  of the bitmap, px
  /// @return       the parts that were painted anew; none where nothing differs
  const std::vector<PixelBox>& show(draw::Picture picture, draw::Theme theme, int width, int height);
  [[nodiscard]] const Bitmap& bitmap() const { return bitmap_; }

 private:
  Raster raster_;
  Bitmap bitmap_;
  draw::Picture shown_;
  draw::Theme theme_ = draw::Theme::Light;
  std::vector<PixelBox> parts_;
};

}  // namespace pilotwave::viz
