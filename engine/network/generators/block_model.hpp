#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "network/contact_graph.hpp"
#include "network/generators/network_draw.hpp"

namespace pilotwave {

/// Groups of people with a chance of a tie for every pair of groups.
struct BlockModelDef {
  std::vector<std::uint32_t> sizes;  ///< nodes 0 .. sizes[0] - 1 form block 0, and so on
  std::vector<double> chance;        ///< sizes.size() squared entries, row by row; symmetric, in [0, 1]
};

/// Stochastic block model: every pair is joined with the chance of its two blocks, independently. Undirected:
/// each edge is two arcs. O(nodes * blocks + edges).
[[nodiscard]] ContactGraph block_model(const BlockModelDef& def, const NetworkDraw& draw);

/// Block of every node.
[[nodiscard]] std::vector<std::uint32_t> block_of_nodes(const BlockModelDef& def);

}  // namespace pilotwave
