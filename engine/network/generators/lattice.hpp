#pragma once

#include <cstdint>

#include "network/contact_graph.hpp"

/// Regular networks without luck. All are undirected: each edge is two arcs.
namespace pilotwave {

/// Each of n nodes on a ring is joined to the k nearest, k / 2 to either side. k even, k < n (or n = 0).
[[nodiscard]] ContactGraph ring_lattice(std::uint32_t n, std::uint32_t k);

/// Neighbours within a range: by steps along the axes (4 at range 1) or by the larger of the two distances
/// (8).
enum class GridNeighbours : std::uint8_t { VonNeumann, Moore };

/// width x height cells, row by row; `wraps` joins opposite edges to a torus (both sides above twice the
/// range then). Range r gives 2 r (r + 1) neighbours, or 4 r (r + 1) in Moore's sense.
[[nodiscard]] ContactGraph grid_lattice(std::uint32_t width, std::uint32_t height, GridNeighbours neighbours,
                                        bool wraps, std::uint32_t range = 1);

/// Everybody with everybody.
[[nodiscard]] ContactGraph complete_network(std::uint32_t n);

}  // namespace pilotwave
