#pragma once

#include <cmath>

namespace pilotwave::test {

/// Standard error of the share of `n` tries, each of which succeeds with chance `p`.
[[nodiscard]] inline double share_error(double p, double n) { return std::sqrt(p * (1 - p) / n); }

}  // namespace pilotwave::test
