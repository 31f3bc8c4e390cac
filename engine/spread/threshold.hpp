#pragma once

#include <cmath>
#include <cstdint>

namespace pilotwave {

/// Smallest count that is at least `share` of n: ceil(share * n - 1e-12). The guard keeps a product that
/// rounding has lifted above a whole number (0.28 * 25, 0.14 * 50) from asking for one more.
[[nodiscard]] inline double least_count(double share, std::uint32_t n) {
  constexpr double kGuard = 1e-12;
  return std::ceil(share * n - kGuard);
}

/// Are `count` of n at least a share of n? Ties are; of nobody, only a share of 0 or less is reached.
[[nodiscard]] inline bool reaches(std::uint32_t count, std::uint32_t n, double share) {
  return n > 0 ? count >= least_count(share, n) : share <= 0;
}

}  // namespace pilotwave
