#include "experiment/statistics/bootstrap.hpp"

#include "base/assert.hpp"
#include "experiment/statistics/quantiles.hpp"

namespace pilotwave {

std::vector<double> bootstrap(std::size_t n, const BootstrapDef& def, const ReplicateStatistic& statistic) {
  PILOTWAVE_ASSERT(n >= 1 && n <= 0xffffffffU, "there is something to resample, counted by 32 bits");
  std::vector<std::size_t> drawn(n);
  std::vector<double> values;
  values.reserve(def.resamples);
  for (std::uint32_t b = 0; b < def.resamples; ++b) {
    PhiloxCounter words{};
    for (std::uint32_t i = 0; i < n; ++i) {
      if (i % 4 == 0) words = def.luck.words(Stream::Bootstrap, def.series, b, i / 4);
      drawn[i] = Luck::below(words[i % 4], static_cast<std::uint32_t>(n));
    }
    values.push_back(statistic(drawn));
  }
  return values;
}

Interval percentile_interval(std::span<const double> resampled, double confidence) {
  const double tail = (1 - confidence) / 2;
  return {quantile(resampled, tail), quantile(resampled, 1 - tail)};
}

}  // namespace pilotwave
