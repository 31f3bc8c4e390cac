#pragma once

#include <cstdint>

#include "network/contact_graph.hpp"

/// Regular networks without luck. All are undirected: each edge is two arcs.
namespace pilotwave {

/// Each of n nodes on a ring is joined to the k nearest, k / 2 to either side. k even, k < n (or n = 0).
[[nodiscard]] ContactGraph ring_lattice(std::uint32_t n, std::uint32_t k);

enum class GridNeighbours : std::uint8_t { VonNeumann, Moore };  ///< 4 or 8

/// width x height cells, row by row; `wraps` joins opposite edges to a torus (both sides >= 3 then).
[[nodiscard]] ContactGraph grid_lattice(std::uint32_t width, std::uint32_t height, GridNeighbours neighbours,
                                        bool wraps);

/// Everybody with everybody.
[[nodiscard]] ContactGraph complete_network(std::uint32_t n);

}  // namespace pilotwave
