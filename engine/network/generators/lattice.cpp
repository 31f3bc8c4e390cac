#include "network/generators/lattice.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "base/assert.hpp"

namespace pilotwave {

ContactGraph ring_lattice(std::uint32_t n, std::uint32_t k) {
  PILOTWAVE_ASSERT(k % 2 == 0 && (n == 0 || k < n), "a ring joins k / 2 to either side, k below n");
  std::vector<Arc> edges;
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t d = 1; d <= k / 2; ++d) edges.push_back({i, (i + d) % n});
  }
  return freeze_undirected(n, edges);
}

ContactGraph grid_lattice(std::uint32_t width, std::uint32_t height, GridNeighbours neighbours, bool wraps,
                          std::uint32_t range) {
  PILOTWAVE_ASSERT(!wraps || std::min(width, height) > 2 * range, "nobody meets anyone twice on a torus");
  const auto w = static_cast<std::int64_t>(width), h = static_cast<std::int64_t>(height),
             r = static_cast<std::int64_t>(range);
  std::vector<Arc> edges;
  // Each edge once: from the upper cell, in a row from the left one.
  const auto join = [&](std::int64_t x, std::int64_t y, std::int64_t dx, std::int64_t dy) {
    if (dy == 0 && dx <= 0) return;
    if (neighbours == GridNeighbours::VonNeumann && std::abs(dx) + dy > r) return;
    std::int64_t to_x = x + dx, to_y = y + dy;
    if (wraps) {
      to_x = (to_x + w) % w;
      to_y = to_y % h;
    } else if (to_x < 0 || to_x >= w || to_y >= h) {
      return;
    }
    edges.push_back({static_cast<std::uint32_t>(y * w + x), static_cast<std::uint32_t>(to_y * w + to_x)});
  };
  for (std::int64_t y = 0; y < h; ++y) {
    for (std::int64_t x = 0; x < w; ++x) {
      for (std::int64_t dy = 0; dy <= r; ++dy) {
        for (std::int64_t dx = -r; dx <= r; ++dx) join(x, y, dx, dy);
      }
    }
  }
  return freeze_undirected(width * height, edges);
}

ContactGraph complete_network(std::uint32_t n) {
  std::vector<Arc> edges;
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t j = i + 1; j < n; ++j) edges.push_back({i, j});
  }
  return freeze_undirected(n, edges);
}

}  // namespace pilotwave
