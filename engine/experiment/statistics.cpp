#include "experiment/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>

#include "base/assert.hpp"

namespace pilotwave {
namespace {

using boost::math::binomial_distribution;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

Interval clopper_pearson(int successes, int n, double confidence) {
  PILOTWAVE_ASSERT(successes >= 0 && successes <= n, "successes lie between 0 and the number of trials");
  if (n == 0) return {0, 1};
  const double tail = (1 - confidence) / 2;
  const auto method = binomial_distribution<>::clopper_pearson_exact_interval;
  return {successes == 0 ? 0 : binomial_distribution<>::find_lower_bound_on_p(n, successes, tail, method),
          successes == n ? 1 : binomial_distribution<>::find_upper_bound_on_p(n, successes, tail, method)};
}

double sign_test(int larger, int n) {
  PILOTWAVE_ASSERT(larger >= 0 && larger <= n, "a count lies between 0 and the number of pairs");
  if (n == 0 || larger == 0) return 1;
  const binomial_distribution<> fair(n, 0.5);
  return std::min(1.0, 2 * boost::math::cdf(boost::math::complement(fair, larger - 1)));
}

std::vector<double> holm_adjusted(std::span<const double> p_values) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t i, std::size_t j) { return p_values[i] < p_values[j]; });
  std::vector<double> adjusted(p_values.size());
  double highest = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const auto remaining = static_cast<double>(order.size() - rank);
    highest = std::max(highest, std::min(1.0, remaining * p_values[order[rank]]));
    adjusted[order[rank]] = highest;
  }
  return adjusted;
}

double sorted_quantile(std::span<const double> sorted, double share) {
  if (sorted.empty()) return kNaN;
  const double position = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const double rest = position - static_cast<double>(below);
  const double low = sorted[below];
  const double high = sorted[std::min(below + 1, sorted.size() - 1)];
  // Equal neighbours may be infinite, and infinity minus infinity is no number.
  if (rest == 0 || low == high) return low;
  return low + rest * (high - low);
}

double quantile(std::span<const double> sample, double share) {
  std::vector<double> kept;
  kept.reserve(sample.size());
  std::copy_if(sample.begin(), sample.end(), std::back_inserter(kept),
               [](double x) { return !std::isnan(x); });
  std::sort(kept.begin(), kept.end());
  return sorted_quantile(kept, share);
}

Moments moments(std::span<const double> sample) {
  Moments out{sample.size(), kNaN, kNaN};
  if (sample.empty()) return out;
  const auto n = static_cast<double>(sample.size());
  // Sums about the first value keep the digits that large, nearly equal numbers would lose.
  const double origin = sample.front();
  double sum = 0;
  for (const double x : sample) sum += x - origin;
  const double shift = sum / n;
  out.mean = origin + shift;
  if (sample.size() < 2) return out;
  double squares = 0, residue = 0;
  for (const double x : sample) {
    const double d = (x - origin) - shift;
    squares += d * d;
    residue += d;
  }
  out.sd = std::sqrt((squares - residue * residue / n) / (n - 1));
  return out;
}

double student_t_quantile(double share, double df) {
  return boost::math::quantile(boost::math::students_t_distribution<>(df), share);
}

Interval mean_interval(const Moments& of, double confidence) {
  if (of.n < 2) return {-kInfinity, kInfinity};
  const auto n = static_cast<double>(of.n);
  const double half = student_t_quantile((1 + confidence) / 2, n - 1) * of.sd / std::sqrt(n);
  return {of.mean - half, of.mean + half};
}

double variance_reduction(std::span<const double> a, std::span<const double> b) {
  PILOTWAVE_ASSERT(a.size() == b.size(), "pairs have two sides");
  if (a.size() < 2) return kNaN;
  std::vector<double> difference(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) difference[i] = a[i] - b[i];
  const double sd_a = moments(a).sd, sd_b = moments(b).sd, sd_difference = moments(difference).sd;
  const double apart = sd_a * sd_a + sd_b * sd_b;
  const double paired = sd_difference * sd_difference;
  if (apart == 0) return kNaN;
  return paired == 0 ? kInfinity : apart / paired;
}

}  // namespace pilotwave
