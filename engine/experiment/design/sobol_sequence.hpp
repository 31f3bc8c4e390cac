#pragma once

#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "experiment/design/design_matrix.hpp"
#include "rng/draw.hpp"

/// Points that fill a cube evenly: Sobol's sequence with the direction numbers of Joe and Kuo (SIAM J. Sci.
/// Comput. 30:2635, 2008; table new-joe-kuo-6), in Gray-code order from the zero point on. Take 2^m points
/// from 0 on, neither skipping nor thinning: only such blocks are balanced in every dimension.
namespace pilotwave {

/// As many dimensions as Boost.Random 1.74 has direction numbers for.
inline constexpr std::uint32_t kMaxSobolDimensions = 3667;

/// Coordinates of points first .. first + count - 1 as whole numbers of 2^-32, point by point.
/// @param dimensions  1 .. kMaxSobolDimensions   @param first + count  at most 2^32
[[nodiscard]] std::vector<std::uint32_t> sobol_lattice(std::uint32_t first, std::uint32_t count,
                                                       std::uint32_t dimensions);

/// One coordinate after Owen's nested uniform scrambling: every binary digit is flipped or not by luck of its
/// dimension and of all digits before it. Every point becomes uniform, and blocks of 2^m stay as balanced as
/// they were. A pure function of its arguments, so points may be added later. Source: Owen (1995).
[[nodiscard]] std::uint32_t owen_scrambled(std::uint32_t coordinate, std::uint32_t dimension,
                                           const Luck& luck);

/// The first `count` points, unscrambled: the zero point first, values in [0, 1). Fails with a Usage
/// diagnostic for 0 or more than kMaxSobolDimensions dimensions.
[[nodiscard]] Result<DesignMatrix> sobol_points(std::uint32_t count, std::uint32_t dimensions);

/// The same, scrambled: values in (0, 1). Another replicate of the luck is another, independent scrambling,
/// whose spread tells how exact an average over the points is.
[[nodiscard]] Result<DesignMatrix> scrambled_sobol_points(std::uint32_t count, std::uint32_t dimensions,
                                                          const Luck& luck);

}  // namespace pilotwave
