#include "spread/cascade.hpp"

#include <cmath>
#include <cstdint>

#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/roots.hpp>

#include "base/assert.hpp"
#include "base/fmath.hpp"
#include "rng/samplers.hpp"
#include "spread/threshold.hpp"

namespace pilotwave {
namespace {

constexpr double kRootAccuracy = 1e-15;
constexpr int kMostSteps = 1000;
constexpr double kWidestDegree = 1000;

bool is_vulnerable(std::uint32_t degree, double phi) { return degree > 0 && least_count(phi, degree) <= 1; }

std::uint32_t largest_vulnerable(double phi) {
  PILOTWAVE_ASSERT(phi > 0 && phi <= 1, "a threshold is a share above 0");
  auto k = static_cast<std::uint32_t>(1 / phi);
  while (is_vulnerable(k + 1, phi)) ++k;
  return k;
}

/// z P(Poisson(z) <= K - 2): 0 without vulnerable people who know two others.
double poisson_strength(double z, std::uint32_t k) {
  return k >= 2 && z > 0 ? z * boost::math::gamma_q(static_cast<double>(k - 1), z) : 0.0;
}

double root_between(double low, double high, std::uint32_t k) {
  const auto excess = [k](double z) { return poisson_strength(z, k) - 1; };
  std::uintmax_t n_steps = kMostSteps;
  const auto [a, b] = boost::math::tools::toms748_solve(excess, low, high,
                                                        boost::math::tools::eps_tolerance<double>(), n_steps);
  return (a + b) / 2;
}

/// P(Binomial(n, q) >= least), least >= 1.
double at_least(std::uint32_t n, double least, double q) {
  double mass = 1;
  for (std::uint32_t i = 0; i < n; ++i) mass *= 1 - q;
  double below = 0;
  for (std::uint32_t i = 0; i < least && i <= n; ++i) {
    below += mass;
    mass *= (n - i) / (i + 1.0) * (q / (1 - q));
  }
  return 1 - below;
}

}  // namespace

double cascade_strength(const DegreeShares& degrees, double phi) {
  double mean = 0, sum = 0;
  for (std::uint32_t k = 0; k < degrees.size(); ++k) {
    mean += k * degrees[k];
    if (is_vulnerable(k, phi)) sum += k * (k - 1.0) * degrees[k];
  }
  return mean > 0 ? sum / mean : 0;
}

CascadePeak strongest_cascades(double phi) {
  const std::uint32_t k = largest_vulnerable(phi);
  const auto [z, below] = boost::math::tools::brent_find_minima(
      [k](double mean) { return -poisson_strength(mean, k); }, 0.0, 2.0 * k + 1, 52);
  return {z, -below};
}

std::optional<CascadeWindow> cascade_window(double phi) {
  const CascadePeak peak = strongest_cascades(phi);
  if (peak.strength < 1) return std::nullopt;
  const std::uint32_t k = largest_vulnerable(phi);
  return CascadeWindow{root_between(0, peak.mean_degree, k),
                       root_between(peak.mean_degree, peak.mean_degree + kWidestDegree, k)};
}

VulnerableCluster vulnerable_cluster(double mean_degree, double phi) {
  VulnerableCluster out;
  const DegreeShares degrees = poisson_degrees(mean_degree);
  DegreeShares open = degrees;  // G0: degrees of vulnerable people only
  for (std::uint32_t k = 1; k < open.size(); ++k) {
    if (!is_vulnerable(k, phi)) open[k] = 0;
  }
  const auto g0 = [&](double x) {
    double sum = 0;
    for (std::size_t k = open.size(); k-- > 0;) sum = sum * x + open[k];
    return sum;
  };
  const auto g1 = [&](double x) {
    double sum = 0;
    for (std::size_t k = open.size(); k-- > 1;)
      sum = sum * x + static_cast<double>(k) * open[k] / mean_degree;
    return sum;
  };
  const auto g1_slope = [&](double x) {
    double sum = 0;
    for (std::size_t k = open.size(); k-- > 2;) {
      sum = sum * x + static_cast<double>(k) * (static_cast<double>(k) - 1) * open[k] / mean_degree;
    }
    return sum;
  };
  // 1 - G1(1) + G1(H) - H is convex and not negative at 0: Newton's method climbs to the least root.
  double h = 0;
  for (int i = 0; i < kMostSteps; ++i) {
    const double step = (1 - g1(1) + g1(h) - h) / (1 - g1_slope(h));
    if (!(step > kRootAccuracy) || h + step >= 1) {
      if (step > kRootAccuracy) h = 1;
      break;
    }
    h += step;
  }
  out.dead_end = h;
  out.vulnerable = g0(1);
  out.giant = g0(1) - g0(h);
  out.trigger = hazard_to_probability(mean_degree * (1 - h));
  return out;
}

double cascade_size(const DegreeShares& degrees, double phi, double seeded) {
  PILOTWAVE_ASSERT(phi > 0 && seeded > 0 && seeded <= 1, "a threshold and a share of seeds above 0");
  if (seeded >= 1) return 1;
  double mean = 0;
  for (std::size_t k = 0; k < degrees.size(); ++k) mean += static_cast<double>(k) * degrees[k];
  constexpr int kMostIterations = 1'000'000;
  double q = seeded;  // adopters among those at the far end of a tie
  for (int i = 0; i < kMostIterations && q < 1; ++i) {
    double reached = 0;
    for (std::uint32_t k = 1; k < degrees.size(); ++k) {
      reached += k * degrees[k] / mean * at_least(k - 1, least_count(phi, k), q);
    }
    const double next = seeded + (1 - seeded) * reached;
    const bool rests = next - q <= 1e-14;
    q = next;
    if (rests) break;
  }
  double share = 0;
  for (std::uint32_t k = 1; k < degrees.size(); ++k) {
    share += degrees[k] * at_least(k, least_count(phi, k), q);
  }
  return seeded + (1 - seeded) * share;
}

double normal_threshold_share(double mean, double sd) {
  PILOTWAVE_ASSERT(sd > 0, "thresholds that differ");
  // Rises from 0 to the least root, slowly near the jump.
  constexpr int kMostIterations = 1'000'000;
  double x = 0;
  for (int i = 0; i < kMostIterations; ++i) {
    const double next = normal_cdf((x - mean) / sd);
    const bool rests = next - x <= kRootAccuracy * next;
    x = next;
    if (rests) break;
  }
  return x;
}

ThresholdJump normal_threshold_jump(double mean) {
  PILOTWAVE_ASSERT(mean > 0 && mean < 0.5, "a mean threshold below one half");
  constexpr double kOneBySqrt2Pi = 0.39894228040143267794;
  // There the curve touches the diagonal: Phi(z) = mean + z phi(z), sd = phi(z). Rises with z below 0.
  const auto density = [](double z) { return kOneBySqrt2Pi * det_exp(-z * z / 2); };
  const auto excess = [&](double z) { return normal_cdf(z) - mean - z * density(z); };
  constexpr double kFarBelow = -30;
  std::uintmax_t n_steps = kMostSteps;
  const auto [a, b] = boost::math::tools::toms748_solve(excess, kFarBelow, 0.0,
                                                        boost::math::tools::eps_tolerance<double>(), n_steps);
  const double z = (a + b) / 2;
  return {density(z), normal_cdf(z)};
}

}  // namespace pilotwave
