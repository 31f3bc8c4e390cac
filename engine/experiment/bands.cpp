#include "experiment/bands.hpp"

#include <algorithm>
#include <cmath>

#include "experiment/statistics/quantiles.hpp"
#include "model/metrics/metric.hpp"

namespace pilotwave {
namespace {

QuantileBand band_of(std::vector<double>& sample) {
  std::sort(sample.begin(), sample.end());
  return {sorted_quantile(sample, 0.5), sorted_quantile(sample, 0.05), sorted_quantile(sample, 0.25),
          sorted_quantile(sample, 0.75), sorted_quantile(sample, 0.95)};
}

/// Bands of `length` neighbouring numbers of every run's series, from `offset` on.
std::vector<QuantileBand> bands(const std::vector<std::vector<float>>& runs, std::size_t offset,
                                std::size_t length) {
  std::vector<QuantileBand> out;
  out.reserve(length);
  std::vector<double> sample;
  for (std::size_t i = offset; i < offset + length; ++i) {
    sample.clear();
    for (const std::vector<float>& run : runs) {
      if (!std::isnan(run[i])) sample.push_back(static_cast<double>(run[i]));
    }
    out.push_back(band_of(sample));
  }
  return out;
}

}  // namespace

std::vector<QuantileBand> weekly_bands(const Comparison& comparison, std::size_t plan, int metric) {
  const auto weeks = static_cast<std::size_t>(comparison.n_weeks);
  return bands(comparison.plans[plan].weekly, static_cast<std::size_t>(metric) * weeks, weeks);
}

std::vector<QuantileBand> monthly_bands(const Comparison& comparison, std::size_t plan, int metric,
                                        std::size_t group) {
  const std::size_t months = comparison.months.size();
  const std::size_t row = group * metric_catalogue().size() + static_cast<std::size_t>(metric);
  return bands(comparison.plans[plan].monthly, row * months, months);
}

}  // namespace pilotwave
