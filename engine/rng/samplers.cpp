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

}  // namespace pilotwave
