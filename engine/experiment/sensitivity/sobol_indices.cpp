#include "experiment/sensitivity/sobol_indices.hpp"

#include <numeric>

#include "base/assert.hpp"
#include "experiment/statistics/moments.hpp"

namespace pilotwave {
namespace {

/// Outputs of saltelli_runs() by base point.
struct SaltelliOutputs {
  std::span<const double> outputs;
  std::size_t factors;

  [[nodiscard]] std::size_t n_points() const { return outputs.size() / (factors + 2); }
  [[nodiscard]] std::span<const double> of(std::size_t point) const {
    return outputs.subspan(point * (factors + 2), factors + 2);
  }
};

SobolIndices indices_of(const SaltelliOutputs& runs, std::span<const std::size_t> points) {
  RunningMoments independent;
  for (const std::size_t point : points) {
    independent.add(runs.of(point)[0]);
    independent.add(runs.of(point)[1]);
  }
  const Moments m = independent.value();
  SobolIndices out{m.mean, m.sd * m.sd, std::vector<double>(runs.factors), std::vector<double>(runs.factors)};
  for (const std::size_t point : points) {
    const std::span<const double> f = runs.of(point);
    for (std::size_t k = 0; k < runs.factors; ++k) {
      const double moved = f[2 + k] - f[0];
      out.first[k] += (f[1] - m.mean) * moved;
      out.total[k] += moved * moved;
    }
  }
  const double scale = static_cast<double>(points.size()) * out.variance;
  for (double& share : out.first) share /= scale;
  for (double& share : out.total) share /= 2 * scale;
  return out;
}

SaltelliOutputs checked(std::span<const double> outputs, std::size_t factors) {
  PILOTWAVE_ASSERT(factors >= 1 && outputs.size() % (factors + 2) == 0 && outputs.size() >= 2 * (factors + 2),
                   "k + 2 runs for each of at least two base points");
  return {outputs, factors};
}

}  // namespace

SobolIndices sobol_indices(std::span<const double> outputs, std::size_t factors) {
  const SaltelliOutputs runs = checked(outputs, factors);
  std::vector<std::size_t> all(runs.n_points());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return indices_of(runs, all);
}

SobolIndexIntervals sobol_index_intervals(std::span<const double> outputs, std::size_t factors,
                                          double confidence, const BootstrapDef& def) {
  const SaltelliOutputs runs = checked(outputs, factors);
  std::vector<std::vector<double>> first(factors), total(factors);
  const auto keep = [&](std::span<const std::size_t> points) {
    const SobolIndices indices = indices_of(runs, points);
    for (std::size_t k = 0; k < factors; ++k) {
      first[k].push_back(indices.first[k]);
      total[k].push_back(indices.total[k]);
    }
    return indices.variance;
  };
  static_cast<void>(bootstrap(runs.n_points(), def, keep));
  SobolIndexIntervals out;
  for (std::size_t k = 0; k < factors; ++k) {
    out.first.push_back(percentile_interval(first[k], confidence));
    out.total.push_back(percentile_interval(total[k], confidence));
  }
  return out;
}

}  // namespace pilotwave
