#include "sweep/design/factor_values.hpp"

#include <algorithm>
#include <cmath>

#include "base/assert.hpp"
#include "base/fmath.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

/// Least and greatest place that a normal quantile is asked for.
constexpr double kFirstPlace = 0x1p-53, kLastPlace = 1 - 0x1p-53;

double level_value(const FactorDef& factor, std::size_t level) {
  return factor.is_number() ? std::get<double>(factor.levels[level]) : static_cast<double>(level);
}

double between(double min, double max, double place, bool by_factor) {
  if (place <= 0) return min;
  if (place >= 1) return max;
  if (!by_factor) return min + (max - min) * place;
  const double low = det_log(min), high = det_log(max);
  return det_exp(low + (high - low) * place);
}

double normal_value(const FactorDef& factor, double place) {
  const double low = normal_cdf((factor.min - factor.mean) / factor.sd),
               high = normal_cdf((factor.max - factor.mean) / factor.sd);
  const double share = std::clamp(low + (high - low) * place, kFirstPlace, kLastPlace);
  return factor.mean + factor.sd * normal_quantile(share);
}

double triangular_value(const FactorDef& factor, double place) {
  const double width = factor.max - factor.min, rise = (factor.mode - factor.min) / width;
  if (place < rise) return factor.min + std::sqrt(place * width * (factor.mode - factor.min));
  return factor.max - std::sqrt((1 - place) * width * (factor.max - factor.mode));
}

}  // namespace

double value_at(const FactorDef& factor, double place) {
  PILOTWAVE_ASSERT(place >= 0 && place <= 1, "a place lies in the range");
  if (factor.is_list()) {
    const auto n = static_cast<double>(factor.levels.size());
    return level_value(factor, static_cast<std::size_t>(std::min(std::floor(place * n), n - 1)));
  }
  double value = 0;
  switch (factor.spread) {
    case Spread::Uniform:
      // Every whole number has an equal part of the range, also the first and the last.
      if (factor.whole && !factor.by_factor)
        return std::min(factor.min + std::floor(place * (factor.max - factor.min + 1)), factor.max);
      value = between(factor.min, factor.max, place, factor.by_factor);
      break;
    case Spread::Normal:
      value = normal_value(factor, place);
      break;
    case Spread::Triangular:
      value = triangular_value(factor, place);
      break;
  }
  if (factor.whole) value = std::round(value);
  return std::clamp(value, factor.min, factor.max);
}

std::uint32_t grid_steps(const FactorDef& factor) {
  if (factor.is_list()) return static_cast<std::uint32_t>(factor.levels.size());
  if (factor.steps > 0) return factor.steps;
  return static_cast<std::uint32_t>(factor.max - factor.min) + 1;
}

double value_of_step(const FactorDef& factor, std::uint32_t step) {
  PILOTWAVE_ASSERT(step < grid_steps(factor), "one of the steps");
  if (factor.is_list()) return level_value(factor, step);
  const double value =
      between(factor.min, factor.max, static_cast<double>(step) / (grid_steps(factor) - 1), factor.by_factor);
  return factor.whole ? std::round(value) : value;
}

}  // namespace pilotwave
