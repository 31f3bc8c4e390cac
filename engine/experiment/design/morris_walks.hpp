#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "experiment/design/design_matrix.hpp"
#include "rng/draw.hpp"

/// Walks that change one factor at a time over the grid 0, 1/(L - 1), ..., 1 of L levels, L even. A move
/// spans L/2 levels, that is L / (2 (L - 1)): up from the lower half of the grid and down from the upper, so
/// that every level is as likely after a move as before it. Source: Morris (Technometrics 33:161, 1991).
namespace pilotwave {

/// One walk: k + 1 points for k factors.
struct MorrisWalk {
  std::vector<std::uint32_t> start;  ///< level of each factor, below L
  std::vector<std::uint32_t> order;  ///< in which the factors move: 0 .. k - 1, each once
};

struct MorrisDesign {
  DesignMatrix points;               ///< walk by walk, r (k + 1) rows
  std::vector<std::uint32_t> moved;  ///< [walk * k + step]: the factor that differs between two points

  [[nodiscard]] std::size_t factors() const { return points.columns(); }
  [[nodiscard]] std::size_t walks() const { return points.rows() / (points.columns() + 1); }
};

/// The points of given walks, all with the same number of factors. @param levels  L, even, >= 2
[[nodiscard]] MorrisDesign morris_design(std::span<const MorrisWalk> walks, std::uint32_t levels);

/// The points of r random walks: uniform starts on the grid, factors in random order. Walk i is the same
/// however many are asked for.
/// @param walks  r; 10 and more tell which factors matter   @param factors  k >= 1   @param levels  L, even,
/// >= 2
[[nodiscard]] MorrisDesign random_morris_walks(std::uint32_t walks, std::uint32_t factors,
                                               std::uint32_t levels, const Luck& luck);

}  // namespace pilotwave
