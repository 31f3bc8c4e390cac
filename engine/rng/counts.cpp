#include <algorithm>
#include <cmath>

#include "base/assert.hpp"
#include "base/fmath.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

constexpr double kSmallestUniform = 0x1p-64;

/// First k worth summing from. Chernoff: P(X <= mean - t sqrt(mean)) <= e^(-t^2/2) for Poisson and binomial
/// X; t is taken such that what is left out is below 2^-60 of `target`.
std::uint32_t first_of_weight(double target, double mean) {
  if (mean < 83.0) return 0;  // t is at least 9.12, even for a target of 1
  const double t = std::sqrt(2.0 * (60.0 * 0.69314718055994531 - det_log(target)));
  const double first = std::floor(mean - t * std::sqrt(mean));
  return first > 0 ? static_cast<std::uint32_t>(first) : 0;
}

/// Sum of a mass function from `first` on, of which only ratios are known: ratio(k) = P(k + 1) / P(k). Starts
/// from 1.
template <class Ratio>
double total_weight(std::uint32_t first, double mean, Ratio ratio) {
  double sum = 1.0, mass = 1.0;
  for (std::uint32_t k = first;; ++k) {
    mass *= ratio(k);
    sum += mass;
    if (k > mean && mass < sum * 0x1p-60) return sum;
  }
}

/// Smallest k at which reached(P(X <= k)), walking up from `first`, whose mass is given.
template <class Ratio, class Reached>
std::uint32_t walk(std::uint32_t first, double mass, double mean, Ratio ratio, Reached reached) {
  double sum = mass;
  std::uint32_t k = first;
  while (!reached(sum)) {
    mass *= ratio(k);
    // The target may lie within rounding of 1, which the sum need not reach.
    if (k > mean && sum + mass == sum) break;
    ++k;
    sum += mass;
  }
  return k;
}

/// Walks from 0, or, when 0 is far out of reach, from `first_of_weight` with masses relative to their own
/// sum.
template <class Ratio, class MassAtZero, class Reached>
std::uint32_t quantile(double target, double mean, Ratio ratio, MassAtZero mass_at_zero, Reached reached) {
  const std::uint32_t first = first_of_weight(target, mean);
  const double mass = first == 0 ? mass_at_zero() : 1.0 / total_weight(first, mean, ratio);
  return walk(first, mass, mean, ratio, reached);
}

}  // namespace

std::uint32_t poisson_quantile(double u, double mean) {
  PILOTWAVE_ASSERT(u >= 0 && u < 1 && mean >= 0 && mean <= 1e4,
                   "Poisson quantile: u in [0, 1), mean in [0, 1e4]");
  if (u <= 1.0 - mean || u <= 0) return 0;  // e^-mean >= 1 - mean: no exponential for rare events
  const double target = std::max(u, kSmallestUniform);
  return quantile(
      target, mean, [=](std::uint32_t k) { return mean / (k + 1.0); }, [=] { return det_exp(-mean); },
      [=](double sum) { return sum >= target; });
}

std::uint32_t binomial_quantile(double u, std::uint32_t n, double p) {
  PILOTWAVE_ASSERT(u >= 0 && u < 1 && n <= 100000 && p >= 0 && p <= 1,
                   "binomial quantile: u in [0, 1), n <= 1e5, p in [0, 1]");
  if (u <= 1.0 - n * p || u <= 0) return 0;  // (1 - p)^n >= 1 - n p
  // Above one half, count the rarer failures: k successes suffice when P(failures <= n - k - 1) <= 1 - u.
  const bool mirrored = p > 0.5;
  const double rare = mirrored ? 1.0 - p : p, odds = rare / (1.0 - rare), mean = n * rare;
  const double target = mirrored ? 1.0 - u : std::max(u, kSmallestUniform);
  const auto ratio = [=](std::uint32_t k) { return k < n ? (n - k) / (k + 1.0) * odds : 0.0; };
  const auto mass_at_zero = [=] { return det_exp(n * det_log1p(-rare)); };
  if (!mirrored) {
    return quantile(target, mean, ratio, mass_at_zero, [=](double sum) { return sum >= target; });
  }
  return n -
         std::min(n, quantile(target, mean, ratio, mass_at_zero, [=](double sum) { return sum > target; }));
}

}  // namespace pilotwave
