#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "draw/picture.hpp"
#include "viz/raster/damage.hpp"
#include "viz/shape/font_files.hpp"

namespace pilotwave::viz {

/// Pixels in rows from the top: blue, green, red and an unused byte each, as little-endian 0x00rrggbb.
struct Bitmap {
  int width = 0, height = 0, stride = 0;  ///< stride in bytes
  std::vector<unsigned char> bytes;
};

[[nodiscard]] Bitmap blank(int width, int height);

/// Where a picture lies on a bitmap: as large as it fits, in the middle.
struct Placement {
  double scale = 1, left = 0, top = 0;
};
[[nodiscard]] Placement placement(const draw::Picture& picture, int width, int height);

/// Turns pictures into pixels without a window or a display: the same pixels each time on one machine.
class Raster {
 public:
  /// @param fonts  files that can be read; others are an error
  [[nodiscard]] static Result<Raster> open(const FontFiles& fonts);
  Raster(Raster&&) noexcept;
  Raster& operator=(Raster&&) noexcept;
  ~Raster();

  /// @param width  of the bitmap, px; the picture is scaled to it
  [[nodiscard]] Bitmap paint(const draw::Picture& picture, draw::Theme theme, int width, int height) const;
  /// Paints parts of a bitmap anew; all others stay.
  void repaint(Bitmap& bitmap, const draw::Picture& picture, draw::Theme theme,
               const std::vector<PixelBox>& parts) const;

 private:
  struct Faces;
  explicit Raster(std::unique_ptr<Faces> faces);
  std::unique_ptr<Faces> faces_;
};

/// Writes a PNG file, whole or not at all. An error names the file and what to do.
[[nodiscard]] Diagnostics write_png(const Bitmap& bitmap, const std::string& path);

}  // namespace pilotwave::viz
