#include "network/generators/thinning.hpp"

#include <algorithm>

namespace pilotwave {

ContactGraph thinned(const ContactGraph& graph, double keep, const NetworkDraw& draw) {
  ContactGraph out;
  if (graph.offsets.empty()) return out;
  out.offsets.assign(1, 0);
  out.offsets.reserve(graph.offsets.size());
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    for (const std::uint32_t j : graph.neighbours(i)) {
      if (draw.uniform(std::min(i, j), std::max(i, j)) < keep) out.targets.push_back(j);
    }
    out.offsets.push_back(static_cast<std::uint32_t>(out.targets.size()));
  }
  return out;
}

}  // namespace pilotwave
