#pragma once

#include <cstdint>
#include <span>

#include "network/contact_graph.hpp"
#include "network/generators/network_draw.hpp"

namespace pilotwave {

struct ConfigurationNetwork {
  ContactGraph graph;           ///< simple and undirected: loops and repeats are erased
  std::uint32_t n_loops = 0;    ///< pairings of a node with itself that were erased
  std::uint32_t n_repeats = 0;  ///< pairings beyond the first of the same two nodes that were erased
};

/// Configuration model: every node has `degree[i]` stubs, and all stubs are paired uniformly at random (a
/// keyed Fisher-Yates shuffle, neighbours paired). The degrees must add up to an even number. The pairing is
/// a multigraph; what does not fit a simple graph is erased and counted (Bollobas, Eur. J. Comb. 1:311,
/// 1980). O(stubs log stubs).
[[nodiscard]] ConfigurationNetwork configuration_network(std::span<const std::uint32_t> degree,
                                                         const NetworkDraw& draw);

}  // namespace pilotwave
