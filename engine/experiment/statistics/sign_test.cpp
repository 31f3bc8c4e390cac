#include "experiment/statistics/sign_test.hpp"

#include <algorithm>

#include <boost/math/distributions/binomial.hpp>

#include "base/assert.hpp"

namespace pilotwave {

double one_sided_sign_test(int won, int n) {
  PILOTWAVE_ASSERT(won >= 0 && won <= n, "a count lies between 0 and the number of pairs");
  if (won == 0) return 1;
  const boost::math::binomial_distribution<> fair(n, 0.5);
  return boost::math::cdf(boost::math::complement(fair, won - 1));
}

double sign_test(int larger, int n) { return std::min(1.0, 2 * one_sided_sign_test(larger, n)); }

}  // namespace pilotwave
