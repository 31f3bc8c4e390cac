#include <array>
#include <cmath>

#include "base/assert.hpp"
#include "base/fmath.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

/// Coefficients of a polynomial, constant term first.
using Polynomial = std::array<double, 8>;

struct Rational {
  Polynomial above, below;

  [[nodiscard]] constexpr double operator()(double x) const { return horner(above, x) / horner(below, x); }

  [[nodiscard]] static constexpr double horner(const Polynomial& c, double x) {
    double sum = c[7];
    for (std::size_t i = 7; i-- > 0;) sum = sum * x + c[i];
    return sum;
  }
};

// AS 241, tables for PPND16.
constexpr Rational kCentre{
    {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
     4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3},
    {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
     3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3}};
constexpr Rational kFlank{{1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
                           3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
                           2.27238449892691845833e-2, 7.74545014278341407640e-4},
                          {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
                           1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
                           1.05075007164441684324e-9}};
constexpr Rational kTail{{6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
                          2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                          2.71155556874348757815e-5, 2.01033439929228813265e-7},
                         {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
                          1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
                          1.42151175831644588870e-7, 2.04426310338993978564e-15}};

constexpr double kOneBySqrt2Pi = 0.39894228040143267794;

double density(double z) { return kOneBySqrt2Pi * det_exp(-0.5 * z * z); }

/// P(Z > z) for z >= 2: density(z) / (z + 1/(z + 2/(z + 3/(z + ...)))), from the far end.
double upper_tail(double z) {
  constexpr int kTerms = 150;  // at z = 2 the rest is below 1e-16
  double rest = z;
  for (int i = kTerms; i >= 1; --i) rest = z + i / rest;
  return density(z) / rest;
}

/// P(0 < Z < z) for 0 <= z < 2: density(z) * (z + z^3/3 + z^5/(3 5) + ...).
double central_part(double z) {
  double term = z, sum = z;
  for (int odd = 3; term > 1e-17 * sum; odd += 2) {
    term *= z * z / odd;
    sum += term;
  }
  return density(z) * sum;
}

}  // namespace

double normal_quantile(double u) {
  PILOTWAVE_ASSERT(u > 0 && u < 1, "a normal quantile takes a uniform in (0, 1)");
  const double q = u - 0.5;
  if (q >= -0.425 && q <= 0.425) return q * kCentre(0.180625 - q * q);
  // 1 - u is exact in the upper half, so both tails are equally precise.
  const double r = std::sqrt(-det_log(q < 0 ? u : 1.0 - u));
  const double z = r <= 5.0 ? kFlank(r - 1.6) : kTail(r - 5.0);
  return q < 0 ? -z : z;
}

double normal_cdf(double z) {
  if (z <= -2.0) return upper_tail(-z);
  if (z >= 2.0) return 1.0 - upper_tail(z);
  return z < 0 ? 0.5 - central_part(-z) : 0.5 + central_part(z);
}

}  // namespace pilotwave
