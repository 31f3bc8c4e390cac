#include "queue/time_law.hpp"

#include <algorithm>
#include <cmath>

#include "base/fmath.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {

double TimeLaw::at(double u) const {
  if (cv2 <= 0) return mean;
  if (shape == Shape::Lognormal) {
    const double variance = det_log1p(cv2);  // of the logarithm
    return mean * det_exp(std::sqrt(variance) * normal_quantile(std::max(0x1p-54, u)) - variance / 2);
  }
  return cv2 == 1 ? exponential_quantile(u, mean) : gamma_quantile(u, 1 / cv2, mean);
}

}  // namespace pilotwave
