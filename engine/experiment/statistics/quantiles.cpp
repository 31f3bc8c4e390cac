#include "experiment/statistics/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <vector>

namespace pilotwave {
namespace {

/// Where the quantile stands among entries 0 .. n - 1: share * (n + 1 - a - b) + a - 1, with b = a.
double position(double n, double share, QuantileType type) {
  constexpr double kRounding = 4 * std::numeric_limits<double>::epsilon();
  switch (type) {
    case QuantileType::Inverse:
      // A share of n that misses a whole number by rounding alone counts as that number.
      return std::ceil(share * n * (1 - kRounding)) - 1;
    case QuantileType::Hazen:
      return share * n - 0.5;
    case QuantileType::Weibull:
      return share * (n + 1) - 1;
    case QuantileType::Linear:
      return share * (n - 1);
    case QuantileType::MedianUnbiased:
      return share * (n + 1.0 / 3) - 2.0 / 3;
  }
  return 0;
}

}  // namespace

double sorted_quantile(std::span<const double> sorted, double share, QuantileType type) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto last = static_cast<double>(sorted.size() - 1);
  const double place = std::clamp(position(static_cast<double>(sorted.size()), share, type), 0.0, last);
  const auto below = static_cast<std::size_t>(place);
  const double rest = place - static_cast<double>(below);
  const double low = sorted[below];
  const double high = sorted[std::min(below + 1, sorted.size() - 1)];
  // Equal neighbours may be infinite, and infinity minus infinity is no number.
  if (rest == 0 || low == high) return low;
  return low + rest * (high - low);
}

double quantile(std::span<const double> sample, double share, QuantileType type) {
  std::vector<double> kept;
  kept.reserve(sample.size());
  std::copy_if(sample.begin(), sample.end(), std::back_inserter(kept),
               [](double x) { return !std::isnan(x); });
  std::sort(kept.begin(), kept.end());
  return sorted_quantile(kept, share, type);
}

}  // namespace pilotwave
