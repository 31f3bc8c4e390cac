#pragma once

#include <cmath>
#include <cstdint>

namespace pilotwave {

/// Smallest count of n that is at least `share` of n: ceil(share * n - 1e-12); 0 for a share of 0 or less, n
/// + 1 for one that cannot be reached. The guard keeps a product that rounding has lifted above a whole
/// number (0.28 * 25, 0.14 * 50) from asking for one more.
[[nodiscard]] inline std::uint32_t least_count(double share, std::uint32_t n) {
  constexpr double kGuard = 1e-12;
  if (share <= 0) return 0;
  if (n == 0 || share > 1) return n + 1;
  return static_cast<std::uint32_t>(std::ceil(share * n - kGuard));
}

/// Are `count` of n at least a share of n? Ties are; of nobody, only a share of 0 or less is reached.
[[nodiscard]] inline bool reaches(std::uint32_t count, std::uint32_t n, double share) {
  return count >= least_count(share, n);
}

}  // namespace pilotwave
