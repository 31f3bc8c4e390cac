#pragma once

#include "network/contact_graph.hpp"
#include "network/generators/network_draw.hpp"

namespace pilotwave {

/// The same network with each tie kept with probability `keep` in [0, 1], independently (bond percolation).
/// Luck is keyed on the unordered pair: an undirected graph stays undirected, and raising `keep` only adds
/// ties. O(arcs).
[[nodiscard]] ContactGraph thinned(const ContactGraph& graph, double keep, const NetworkDraw& draw);

}  // namespace pilotwave
