#pragma once

#include <cstdint>

#include "network/contact_graph.hpp"
#include "network/generators/network_draw.hpp"

namespace pilotwave {

/// Watts and Strogatz (Nature 393:440, 1998): a ring where everyone knows the k nearest, k even and below n,
/// and the far end of every edge moves with probability p in [0, 1] to a uniformly chosen node, neither self
/// nor already known. Always n k / 2 edges; undirected: each edge is two arcs. A node that already knows
/// everybody keeps its edge. Luck is keyed on the edge (node, distance), so raising p rewires more edges and
/// first the same ones.
[[nodiscard]] ContactGraph watts_strogatz(std::uint32_t n, std::uint32_t k, double p,
                                          const NetworkDraw& draw);

}  // namespace pilotwave
