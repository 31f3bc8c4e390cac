#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "experiment/statistics/interval.hpp"
#include "rng/draw.hpp"

/// Resampling of whole replicates (never of weeks within one run, which depend on each other).
namespace pilotwave {

struct BootstrapDef {
  std::uint32_t resamples = 2000;
  Luck luck{0, 0};
  std::uint32_t series = 0;  ///< tells apart resamplings under one luck
};

/// A statistic of the replicates whose indices are given; an index may come more than once.
using ReplicateStatistic = std::function<double(std::span<const std::size_t> replicates)>;

/// The statistic of each resample: n indices drawn with replacement from 0 .. n - 1. Entry b is the same
/// however many resamples are asked for. Source: Efron (1979).
/// @param n >= 1
[[nodiscard]] std::vector<double> bootstrap(std::size_t n, const BootstrapDef& def,
                                            const ReplicateStatistic& statistic);

/// The middle `confidence` of the resampled values; NaN entries are left out.
[[nodiscard]] Interval percentile_interval(std::span<const double> resampled, double confidence);

}  // namespace pilotwave
