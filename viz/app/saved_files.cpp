#include "viz/app/saved_files.hpp"

#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "population/import/file_writer.hpp"
#include "viz/raster/raster.hpp"

namespace pilotwave::viz {
namespace {

std::string free_path(const std::string& folder, const std::string& stem, const std::string& ending) {
  std::filesystem::path path = std::filesystem::path(folder) / (stem + ending);
  for (int n = 2; std::filesystem::exists(path); ++n)
    path = std::filesystem::path(folder) / fmt::format("{}-{}{}", stem, n, ending);
  return path.string();
}

}  // namespace

SavedFile save_text(const std::string& folder, const std::string& stem, const std::string& ending,
                    const std::string& text) {
  const std::string path = free_path(folder, stem, ending);
  const Diagnostics errors = write_files({{path, text}}, false);
  if (!errors.empty()) return {false, path, fmt::format("{}: {}", path, errors.front().what)};
  return {true, path, fmt::format("Saved as {}", path)};
}

SavedFile save_png(const std::string& folder, const std::string& stem, const draw::Picture& picture,
                   draw::Theme theme) {
  const std::string path = free_path(folder, stem, ".png");
  const Result<FontFiles> fonts = find_fonts();
  if (!fonts) return {false, path, fonts.errors().front().what};
  Result<Raster> raster = Raster::open(fonts.value());
  if (!raster) return {false, path, raster.errors().front().what};
  const auto side = [](double length) { return static_cast<int>(std::lround(length)); };
  const Diagnostics errors =
      write_png(raster.value().paint(picture, theme, side(picture.width), side(picture.height)), path);
  if (!errors.empty()) return {false, path, fmt::format("{}: {}", path, errors.front().what)};
  return {true, path, fmt::format("Saved as {}", path)};
}

}  // namespace pilotwave::viz
