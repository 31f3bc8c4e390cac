#include "viz/raster/damage.hpp"

#include <algorithm>
#include <cmath>

#include "viz/raster/item_bounds.hpp"

namespace pilotwave::viz {
namespace {

using draw::Box;
using draw::Items;

/// Side of a tile, px: small enough to spare what stands beside a dot, large enough to be few.
constexpr int kTile = 32;
/// Smoothing reaches into the neighbouring pixel.
constexpr double kSoft = 1.5;

/// Compares two lists of items; what stands between an equal beginning and an equal end is compared one by
/// one where both have as many, and is different as a whole where they have not.
class Comparison {
 public:
  std::vector<Box> boxes;

  void items(const Items& before, const Items& after) {
    std::size_t first = 0;
    std::size_t last_before = before.size(), last_after = after.size();
    while (first < last_before && first < last_after && before[first] == after[first]) ++first;
    while (last_before > first && last_after > first && before[last_before - 1] == after[last_after - 1])
      --last_before, --last_after;
    if (last_before == last_after) {
      for (std::size_t i = first; i < last_before; ++i) pair(before[i], after[i]);
      return;
    }
    for (std::size_t i = first; i < last_before; ++i) add(before[i]);
    for (std::size_t i = first; i < last_after; ++i) add(after[i]);
  }

 private:
  void pair(const draw::Item& before, const draw::Item& after) {
    const auto *was = std::get_if<draw::Group>(&before.what), *is = std::get_if<draw::Group>(&after.what);
    if (was != nullptr && is != nullptr && was->clip == is->clip) return items(was->items, is->items);
    if (before == after) return;
    add(before);
    add(after);
  }
  void add(const draw::Item& item) {
    const Box box = item_bounds(item);
    if (box.width > 0 || box.height > 0) boxes.push_back(box);
  }
};

}  // namespace

std::vector<Box> changed_boxes(const draw::Picture& before, const draw::Picture& after) {
  Comparison comparison;
  comparison.items(before.items, after.items);
  return std::move(comparison.boxes);
}

std::vector<PixelBox> parts_of(const std::vector<Box>& boxes, double scale, double left, double top,
                               int width, int height) {
  const int columns = (width + kTile - 1) / kTile, rows = (height + kTile - 1) / kTile;
  std::vector<char> marked(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
  const auto tile = [](double at, int n) {
    return static_cast<int>(std::clamp(std::floor(at / kTile), -1.0, static_cast<double>(n)));
  };
  std::size_t n_marked = 0;
  for (const Box& b : boxes) {
    const int from_x = std::max(0, tile(left + scale * b.x - kSoft, columns));
    const int to_x = std::min(columns - 1, tile(left + scale * b.right() + kSoft, columns));
    const int from_y = std::max(0, tile(top + scale * b.y - kSoft, rows));
    const int to_y = std::min(rows - 1, tile(top + scale * b.bottom() + kSoft, rows));
    for (int y = from_y; y <= to_y; ++y) {
      for (int x = from_x; x <= to_x; ++x) {
        char& mark = marked[static_cast<std::size_t>(y * columns + x)];
        n_marked += mark == 0;
        mark = 1;
      }
    }
  }
  // Painting everything once is cheaper than most of it in pieces.
  constexpr double kMost = 0.6;
  if (static_cast<double>(n_marked) > kMost * static_cast<double>(marked.size()))
    return {{0, 0, width, height}};
  // Runs of tiles, joined with an equal run above.
  std::vector<PixelBox> parts;
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < columns;) {
      int end = x;
      while (end < columns && marked[static_cast<std::size_t>(y * columns + end)] != 0) ++end;
      if (end == x) {
        ++x;
        continue;
      }
      const PixelBox run{x * kTile, y * kTile, std::min(end * kTile, width) - x * kTile,
                         std::min((y + 1) * kTile, height) - y * kTile};
      const auto above = std::find_if(parts.begin(), parts.end(), [&](const PixelBox& p) {
        return p.x == run.x && p.width == run.width && p.y + p.height == run.y;
      });
      if (above != parts.end())
        above->height += run.height;
      else
        parts.push_back(run);
      x = end;
    }
  }
  return parts;
}

}  // namespace pilotwave::viz
