#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "experiment/statistics/bootstrap.hpp"

/// How much of an outcome's variance each factor accounts for, from the runs of saltelli_runs().
namespace pilotwave {

/// Shares of the outcome's variance. Estimates may fall a little outside [0, 1]; all are NaN when the outcome
/// does not vary.
struct SobolIndices {
  double mean = 0, variance = 0;  ///< over the independent points a and b
  std::vector<double> first;      ///< by factor: of the factor alone
  std::vector<double> total;      ///< by factor: with everything it takes part in
};

/// First order by the centred form mean((f_b - mean)(f_ab - f_a)) / variance (Saltelli et al., Comput. Phys.
/// Commun. 181:259, 2010), total by mean((f_a - f_ab)^2) / (2 variance) (Jansen, ibid. 117:35, 1999). A
/// factor that the model ignores has total index 0 exactly. Noise that is drawn anew for every run counts as
/// a further factor: it takes its share of the variance, and enters every total index.
/// @param outputs  of saltelli_runs(), in order: n (k + 2) values, n >= 2   @param factors  k >= 1
[[nodiscard]] SobolIndices sobol_indices(std::span<const double> outputs, std::size_t factors);

struct SobolIndexIntervals {
  std::vector<Interval> first, total;  ///< by factor
};
/// Percentile bootstrap over base points. Points of a Sobol sequence lie more evenly than independent ones,
/// so with them the intervals are wider than need be.
[[nodiscard]] SobolIndexIntervals sobol_index_intervals(std::span<const double> outputs, std::size_t factors,
                                                        double confidence, const BootstrapDef& def);

}  // namespace pilotwave
