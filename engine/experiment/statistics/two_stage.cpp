#include "experiment/statistics/two_stage.hpp"

#include <algorithm>

#include <boost/math/distributions/binomial.hpp>

#include "base/assert.hpp"

namespace pilotwave {

TwoStageOdds two_stage_odds(const TwoStageDesign& design, double p) {
  PILOTWAVE_ASSERT(design.n1 >= 1 && design.n > design.n1, "both stages try somebody");
  PILOTWAVE_ASSERT(design.r1 >= 0 && design.r1 < design.n1 && design.r >= 0 && design.r < design.n,
                   "bounds lie below the numbers tried");
  const int n2 = design.n - design.n1;
  const boost::math::binomial_distribution<> first(design.n1, p), second(n2, p);
  TwoStageOdds odds;
  odds.stop_early = boost::math::cdf(first, design.r1);
  odds.expected_n = design.n1 + (1 - odds.stop_early) * n2;
  for (int k = design.r1 + 1; k <= design.n1; ++k) {
    const int at_most = design.r - k;  // successes of the second stage that are not enough
    double enough = 1;
    if (at_most >= n2)
      enough = 0;
    else if (at_most >= 0)
      enough = boost::math::cdf(boost::math::complement(second, at_most));
    odds.accept += boost::math::pdf(first, k) * enough;
  }
  return odds;
}

}  // namespace pilotwave
