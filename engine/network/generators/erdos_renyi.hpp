#pragma once

#include <cstdint>

#include "network/contact_graph.hpp"
#include "network/generators/network_draw.hpp"

namespace pilotwave {

/// G(n, p): every unordered pair is joined with probability p in [0, 1], independently. Undirected: each edge
/// is two arcs. The edges of node i to lower nodes are keyed on i alone, so a larger n only adds nodes and
/// their edges. O(n + edges), by jumping over absent edges (Batagelj and Brandes, Phys. Rev. E 71:036113,
/// 2005).
[[nodiscard]] ContactGraph erdos_renyi(std::uint32_t n, double p, const NetworkDraw& draw);

/// The directed kind: every ordered pair is an arc with probability p, independently; expected reciprocity is
/// p.
[[nodiscard]] ContactGraph directed_erdos_renyi(std::uint32_t n, double p, const NetworkDraw& draw);

}  // namespace pilotwave
