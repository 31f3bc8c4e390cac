#include "experiment/statistics/effect_size.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <boost/math/special_functions/gamma.hpp>

#include "base/assert.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {

double cohens_d(const Moments& first, const Moments& second) {
  if (first.n < 2 || second.n < 2) return std::numeric_limits<double>::quiet_NaN();
  const auto n1 = static_cast<double>(first.n), n2 = static_cast<double>(second.n);
  const double variance = ((n1 - 1) * first.sd * first.sd + (n2 - 1) * second.sd * second.sd) / (n1 + n2 - 2);
  if (variance == 0) return std::numeric_limits<double>::quiet_NaN();
  return (first.mean - second.mean) / std::sqrt(variance);
}

double hedges_correction(double df) {
  return boost::math::tgamma_ratio(df / 2, (df - 1) / 2) / std::sqrt(df / 2);
}

double hedges_correction_approximate(double df) { return 1 - 3 / (4 * df - 1); }

double hedges_g(const Moments& first, const Moments& second) {
  const double d = cohens_d(first, second);
  return std::isnan(d) ? d : d * hedges_correction(static_cast<double>(first.n + second.n - 2));
}

double paired_d(std::span<const double> first, std::span<const double> second) {
  PILOTWAVE_ASSERT(first.size() == second.size(), "pairs have two sides");
  std::vector<double> differences(first.size());
  for (std::size_t i = 0; i < first.size(); ++i) differences[i] = first[i] - second[i];
  const Moments m = moments(differences);
  return m.sd == 0 ? std::numeric_limits<double>::quiet_NaN() : m.mean / m.sd;
}

double share_below_treated_mean(double d) { return normal_cdf(d); }
double chance_treated_above(double d) { return normal_cdf(d / std::sqrt(2.0)); }
double overlap(double d) { return 2 * normal_cdf(-std::abs(d) / 2); }
double share_above(double cut, double d) { return normal_cdf(d - cut); }

}  // namespace pilotwave
