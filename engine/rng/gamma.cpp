#include <algorithm>
#include <cmath>

#include "base/assert.hpp"
#include "base/fmath.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

/// ln Gamma(a), a > 0: Stirling's series from 12 on, reached by Gamma(a + 1) = a Gamma(a).
double log_gamma(double a) {
  double product = 1.0;
  while (a < 12.0) {
    product *= a;
    a += 1.0;
  }
  constexpr double kHalfLog2Pi = 0.91893853320467274178;
  const double r = 1.0 / a, r2 = r * r;
  const double series = r * (1.0 / 12 - r2 * (1.0 / 360 - r2 * (1.0 / 1260 - r2 * (1.0 / 1680 - r2 / 1188))));
  return (a - 0.5) * det_log(a) - a + kHalfLog2Pi + series - det_log(product);
}

/// P(a, x) over the density of ln X: sum of x^n / (a (a + 1) ... (a + n)) (Abramowitz and Stegun 6.5.29).
double lower_ratio(double a, double x) {
  double term = 1.0 / a, sum = term;
  for (double next = a + 1.0; term > 1e-17 * sum; next += 1.0) {
    term *= x / next;
    sum += term;
  }
  return sum;
}

/// Q(a, x) over the density of ln X, for x >= a + 1: the continued fraction of Abramowitz and Stegun 6.5.31
/// in its even form, evaluated forwards (Lentz).
double upper_ratio(double a, double x) {
  double b = x + 1.0 - a, c = 1e300, d = 1.0 / b, value = d;
  for (int i = 1; i < 10000; ++i) {
    const double numerator = -i * (i - a);
    b += 2.0;
    d = 1.0 / (numerator * d + b);
    c = b + numerator / c;
    value *= c * d;
    if (std::fabs(c * d - 1.0) < 1e-15) break;
  }
  return value;
}

struct Offset {
  double gap;    ///< ln of the probability on one side of e^y, less ln of the one wanted
  double slope;  ///< derivative of `gap` by y
};

/// Both ln P and ln Q are concave in y = ln x, and their slopes are the density over P and Q: Newton's method
/// needs nothing else. Q serves the far upper tail, where P cannot be told from 1.
Offset offset(double y, double u, double a, double log_gamma_a) {
  const double x = det_exp(y);
  const double log_density = a * y - x - log_gamma_a;
  if (u <= 0.9) {
    const double ratio = lower_ratio(a, x);
    return {log_density + det_log(ratio) - det_log(u), 1.0 / ratio};
  }
  if (x >= a + 1.0) {
    const double ratio = upper_ratio(a, x);
    return {log_density + det_log(ratio) - det_log1p(-u), -1.0 / ratio};
  }
  const double density = det_exp(log_density), q = 1.0 - density * lower_ratio(a, x);
  return {det_log(q) - det_log1p(-u), -density / q};
}

/// ln of a first guess: Wilson and Hilferty's cube, or near 0 the leading term P ~ x^a / Gamma(a + 1).
double first_guess(double u, double a, double log_gamma_a) {
  const double z = normal_quantile(u);
  const double root = 1.0 - 1.0 / (9.0 * a) + z / (3.0 * std::sqrt(a));
  const double leading = (det_log(u) + det_log(a) + log_gamma_a) / a;
  return root > 0.3 ? det_log(a * root * root * root) : leading;
}

}  // namespace

double gamma_quantile(double u, double shape, double mean) {
  PILOTWAVE_ASSERT(u >= 0 && u < 1 && shape >= 0.05 && shape <= 1e4 && mean > 0,
                   "gamma quantile: u in [0, 1), shape in [0.05, 1e4], mean > 0");
  if (u <= 0) return 0.0;
  const double log_gamma_a = log_gamma(shape);
  double y = first_guess(u, shape, log_gamma_a);
  for (int i = 0; i < 100; ++i) {
    const Offset at = offset(y, u, shape, log_gamma_a);
    // Far to the right the curve bends quickly; a step of more than e^1 upwards would overshoot.
    const double step = std::min(1.0, -at.gap / at.slope);
    y += step;
    if (std::fabs(step) < 1e-7) break;  // the next step would be of the order of its square
  }
  return mean / shape * det_exp(y);
}

}  // namespace pilotwave
