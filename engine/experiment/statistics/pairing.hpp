#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "experiment/statistics/bootstrap.hpp"
#include "experiment/statistics/interval.hpp"

/// What it gained to run two plans under the same luck.
namespace pilotwave {

/// How many times as many unpaired runs would be needed for a difference known as well: (var a + var b) /
/// var(a - b). Infinite when all differences are equal but the values are not; NaN when nothing varies or n
/// < 2.
/// @param a, b  the same length, pair by pair, without NaN
[[nodiscard]] double variance_reduction(std::span<const double> a, std::span<const double> b);

/// Pearson's correlation of the two sides. NaN when a side does not vary or n < 2.
[[nodiscard]] double correlation(std::span<const double> a, std::span<const double> b);

enum class Pairing : std::uint8_t {
  Effective,
  Ineffective,  ///< saves fewer than one run in six
  Harmful,      ///< the whole interval below 1: the two sides move against each other
};
[[nodiscard]] std::string_view pairing_word(Pairing pairing);  ///< "effective", "ineffective", "harmful"

struct PairingGain {
  double factor = 0;  ///< variance_reduction()
  Interval interval;  ///< percentile bootstrap over pairs
  Pairing pairing = Pairing::Effective;
};

/// @param a, b  as for variance_reduction(), at least two pairs that vary
[[nodiscard]] PairingGain pairing_gain(std::span<const double> a, std::span<const double> b,
                                       double confidence, const BootstrapDef& def);

}  // namespace pilotwave
