#pragma once

#include <array>
#include <vector>

#include "experiment/comparison.hpp"

namespace pilotwave {

/// How a plan's runs spread at one time: quantiles over replicates.
struct QuantileBand {
  double median = 0, q05 = 0, q25 = 0, q75 = 0, q95 = 0;  ///< NaN without values
};

/// A metric of the whole district, week by week.
[[nodiscard]] std::vector<QuantileBand> weekly_bands(const Comparison& comparison, std::size_t plan,
                                                     int metric);
/// A metric of any kept group, month by month (Comparison::months).
[[nodiscard]] std::vector<QuantileBand> monthly_bands(const Comparison& comparison, std::size_t plan,
                                                      int metric, std::size_t group);

}  // namespace pilotwave
