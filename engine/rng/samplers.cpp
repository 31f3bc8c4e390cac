#include "rng/samplers.hpp"

#include "base/assert.hpp"
#include "base/fmath.hpp"

namespace pilotwave {

double exponential_quantile(double u, double mean) {
  PILOTWAVE_ASSERT(u >= 0 && u < 1, "a uniform lies in [0, 1)");
  return -mean * det_log1p(-u);
}

double gumbel_shock(double u) {
  PILOTWAVE_ASSERT(u > 0 && u < 1, "a Gumbel shock takes a uniform in (0, 1)");
  return -det_log(-det_log(u));
}

std::size_t first_to_strike(std::span<const double> hazards, double u) {
  PILOTWAVE_ASSERT(u >= 0 && u < 1, "a uniform lies in [0, 1)");
  double sum = 0;
  for (const double h : hazards) sum += h;
  const double any = hazard_to_probability(sum);
  if (u >= any) return hazards.size();
  double left = u / any * sum;  // below `any` luck is uniform again
  std::size_t last = 0;
  for (std::size_t i = 0; i < hazards.size(); ++i) {
    if (left < hazards[i]) return i;
    left -= hazards[i];
    if (hazards[i] > 0) last = i;
  }
  return last;  // by rounding
}

}  // namespace pilotwave
