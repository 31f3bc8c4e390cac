#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "draw/picture.hpp"
#include "viz/shape/font_files.hpp"

namespace pilotwave::viz {

/// Pixels in rows from the top: blue, green, red and an unused byte each, as little-endian 0x00rrggbb.
struct Bitmap {
  int width = 0, height = 0, stride = 0;  ///< stride in bytes
  std::vector<unsigned char> bytes;
};

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

 private:
  struct Faces;
  explicit Raster(std::unique_ptr<Faces> faces);
  std::unique_ptr<Faces> faces_;
};

/// Writes a PNG file. An error names the file and what to do.
[[nodiscard]] Diagnostics write_png(const Bitmap& bitmap, const std::string& path);

}  // namespace pilotwave::viz
