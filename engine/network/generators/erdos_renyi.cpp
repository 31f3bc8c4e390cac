#include "network/generators/erdos_renyi.hpp"

#include <vector>

#include "network/generators/sparse_trials.hpp"

namespace pilotwave {

ContactGraph erdos_renyi(std::uint32_t n, double p, const NetworkDraw& draw) {
  std::vector<Arc> edges;
  for (std::uint32_t i = 1; i < n; ++i) {
    std::uint32_t gap = 0;
    for_each_success(i, p, draw, i, gap, [&](std::uint32_t j) { edges.push_back({i, j}); });
  }
  return freeze_undirected(n, edges);
}

ContactGraph directed_erdos_renyi(std::uint32_t n, double p, const NetworkDraw& draw) {
  std::vector<Arc> arcs;
  for (std::uint32_t i = 0; i < n; ++i) {
    // Trials run over the other nodes: from i on, they are one further.
    std::uint32_t gap = 0;
    for_each_success(n - 1, p, draw, i, gap, [&](std::uint32_t j) {
      arcs.push_back({i, j < i ? j : j + 1});
    });
  }
  return freeze(n, arcs);
}

}  // namespace pilotwave
