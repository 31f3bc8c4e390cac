#pragma once

#include <cstdint>

#include "experiment/design/design_matrix.hpp"
#include "rng/draw.hpp"

namespace pilotwave {

enum class WithinCell : std::uint8_t {
  Random,  ///< anywhere in the cell: averages are unbiased
  Centre,  ///< its middle
};

/// Latin hypercube: in every dimension each of the n intervals [j/n, (j+1)/n) holds exactly one point. Adding
/// points means another design: take the Sobol sequence where more may be wanted later.
/// Source: McKay, Beckman and Conover (Technometrics 21:239, 1979).
/// @param points >= 1
[[nodiscard]] DesignMatrix latin_hypercube(std::uint32_t points, std::uint32_t factors, WithinCell within,
                                           const Luck& luck);

}  // namespace pilotwave
