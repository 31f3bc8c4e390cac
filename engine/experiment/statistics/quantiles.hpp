#pragma once

#include <cstdint>
#include <span>

namespace pilotwave {

/// Definitions of a sample's quantile, numbered by Hyndman and Fan (American Statistician 50:361, 1996).
enum class QuantileType : std::uint8_t {
  Inverse = 1,         ///< of the empirical distribution function, without interpolation
  Hazen = 5,           ///< midway through the steps
  Weibull = 6,         ///< share of n + 1
  Linear = 7,          ///< between the lowest at 0 and the highest at 1; pilotwave's own tables
  MedianUnbiased = 8,  ///< nearly so whatever the distribution
};

/// Quantile of an ascending sample. Infinite values may stand at the ends.
/// @param sorted  ascending, without NaN; empty gives NaN   @param share  in [0, 1]
[[nodiscard]] double sorted_quantile(std::span<const double> sorted, double share,
                                     QuantileType type = QuantileType::Linear);

/// The same for a sample in any order; NaN entries are left out.
[[nodiscard]] double quantile(std::span<const double> sample, double share,
                              QuantileType type = QuantileType::Linear);

}  // namespace pilotwave
