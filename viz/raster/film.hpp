#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "viz/raster/raster.hpp"

namespace pilotwave::viz {

/// A video that is written picture by picture through the ffmpeg program.
class Film {
 public:
  /// @param path  of the video; its ending decides the format     @param per_second  pictures
  /// Errors: ffmpeg is not installed, or cannot be started.
  [[nodiscard]] static Result<std::unique_ptr<Film>> open(const std::string& path, int width, int height,
                                                          int per_second);
  ~Film();
  Film(const Film&) = delete;
  Film& operator=(const Film&) = delete;

  /// @return false when ffmpeg takes no more
  [[nodiscard]] bool add(const Bitmap& bitmap);
  /// Waits for ffmpeg. Errors: it failed; what it said is on stderr.
  [[nodiscard]] Diagnostics close();

 private:
  Film(std::string path, int pipe, int process) : path_(std::move(path)), pipe_(pipe), process_(process) {}
  std::string path_;
  int pipe_ = -1, process_ = -1;
};

}  // namespace pilotwave::viz
