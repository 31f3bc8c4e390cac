#include "network/generators/lattice.hpp"

#include <array>
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

ContactGraph grid_lattice(std::uint32_t width, std::uint32_t height, GridNeighbours neighbours, bool wraps) {
  PILOTWAVE_ASSERT(!wraps || (width >= 3 && height >= 3), "a torus has sides of at least 3");
  constexpr std::array<std::array<int, 2>, 4> kForward{{{1, 0}, {0, 1}, {1, 1}, {-1, 1}}};
  const std::size_t n_steps = neighbours == GridNeighbours::VonNeumann ? 2 : 4;
  const auto w = static_cast<std::int64_t>(width), h = static_cast<std::int64_t>(height);
  std::vector<Arc> edges;
  for (std::int64_t y = 0; y < h; ++y) {
    for (std::int64_t x = 0; x < w; ++x) {
      for (std::size_t s = 0; s < n_steps; ++s) {
        std::int64_t to_x = x + kForward[s][0], to_y = y + kForward[s][1];
        if (wraps) {
          to_x = (to_x + w) % w;
          to_y = to_y % h;
        } else if (to_x < 0 || to_x >= w || to_y >= h) {
          continue;
        }
        edges.push_back({static_cast<std::uint32_t>(y * w + x), static_cast<std::uint32_t>(to_y * w + to_x)});
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
