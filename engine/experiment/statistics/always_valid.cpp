#include "experiment/statistics/always_valid.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/roots.hpp>

#include "base/assert.hpp"

namespace pilotwave {
namespace {

constexpr double kPrior = 0.5;                    ///< both parameters of Jeffreys' Beta prior
constexpr double kLogPi = 1.1447298858494001741;  ///< log of B(1/2, 1/2)
constexpr int kBoundBits = 40;                    ///< of the bounds
/// Nothing closer to an impossible share is told apart from it.
constexpr double kNextToImpossible = 1e-12;

/// count * log(share), where no trials say nothing.
double log_likelihood(int count, double share) { return count == 0 ? 0 : count * std::log(share); }

double log_beta(double a, double b) {
  using boost::math::lgamma;
  return lgamma(a) + lgamma(b) - lgamma(a + b);
}

double bound_between(int won, int lost, double threshold, double low, double high) {
  const auto excess = [&](double p) { return log_evidence_against(won, lost, p) - threshold; };
  const double at_low = excess(low), at_high = excess(high);
  if ((at_low < 0) == (at_high < 0)) return low < static_cast<double>(won) / (won + lost) ? 0 : 1;
  std::uintmax_t steps = 200;
  const auto bracket = boost::math::tools::toms748_solve(
      excess, low, high, at_low, at_high, boost::math::tools::eps_tolerance<double>(kBoundBits), steps);
  return (bracket.first + bracket.second) / 2;
}

}  // namespace

double log_evidence_against(int won, int lost, double p) {
  PILOTWAVE_ASSERT(won >= 0 && lost >= 0 && p >= 0 && p <= 1, "counts and a share");
  if ((p == 0 && won > 0) || (p == 1 && lost > 0)) return std::numeric_limits<double>::infinity();
  return log_beta(won + kPrior, lost + kPrior) - kLogPi - log_likelihood(won, p) -
         log_likelihood(lost, 1 - p);
}

Interval always_valid_share(int won, int n, double confidence) {
  PILOTWAVE_ASSERT(won >= 0 && won <= n && confidence > 0 && confidence < 1, "wins among the trials");
  if (n == 0) return {0, 1};
  const int lost = n - won;
  const double threshold = -std::log1p(-confidence), share = static_cast<double>(won) / n;
  const double inside = std::clamp(share, kNextToImpossible, 1 - kNextToImpossible);
  return {won == 0 ? 0 : bound_between(won, lost, threshold, kNextToImpossible, inside),
          lost == 0 ? 1 : bound_between(won, lost, threshold, inside, 1 - kNextToImpossible)};
}

double always_valid_p(int won, int n) {
  return std::min(1.0, std::exp(-log_evidence_against(won, n - won, 0.5)));
}

}  // namespace pilotwave
