#include "experiment/statistics/proportions.hpp"

#include <cmath>

#include <boost/math/distributions/binomial.hpp>

#include "base/assert.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {

using boost::math::binomial_distribution;

Interval clopper_pearson(int successes, int n, double confidence) {
  PILOTWAVE_ASSERT(successes >= 0 && successes <= n, "successes lie between 0 and the number of trials");
  if (n == 0) return {0, 1};
  const double tail = (1 - confidence) / 2;
  const auto method = binomial_distribution<>::clopper_pearson_exact_interval;
  return {successes == 0 ? 0 : binomial_distribution<>::find_lower_bound_on_p(n, successes, tail, method),
          successes == n ? 1 : binomial_distribution<>::find_upper_bound_on_p(n, successes, tail, method)};
}

Interval wilson(int successes, int n, double confidence) {
  PILOTWAVE_ASSERT(successes >= 0 && successes <= n, "successes lie between 0 and the number of trials");
  if (n == 0) return {0, 1};
  const double z = -normal_quantile((1 - confidence) / 2);
  const double share = static_cast<double>(successes) / n, z2n = z * z / n;
  const double centre = (share + z2n / 2) / (1 + z2n);
  const double half = z / (1 + z2n) * std::sqrt(share * (1 - share) / n + z2n / (4.0 * n));
  return {successes == 0 ? 0 : centre - half, successes == n ? 1 : centre + half};
}

Interval proportion_interval(ProportionInterval method, int successes, int n, double confidence) {
  return method == ProportionInterval::Wilson ? wilson(successes, n, confidence)
                                              : clopper_pearson(successes, n, confidence);
}

double interval_coverage(ProportionInterval method, int n, double p, double confidence) {
  const binomial_distribution<> successes(n, p);
  double covered = 0;
  for (int k = 0; k <= n; ++k) {
    const Interval interval = proportion_interval(method, k, n, confidence);
    if (interval.low <= p && p <= interval.high) covered += boost::math::pdf(successes, k);
  }
  return covered;
}

}  // namespace pilotwave
