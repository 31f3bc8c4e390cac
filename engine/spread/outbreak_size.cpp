#include "spread/outbreak_size.hpp"

#include <algorithm>
#include <cmath>

#include "base/assert.hpp"
#include "base/fmath.hpp"

namespace pilotwave {
namespace {

constexpr double kRootAccuracy = 1e-15;
constexpr int kMostSteps = 1000;

}  // namespace

double transmissibility_of_fixed(double r, int steps) {
  return r < 1 ? hazard_to_probability(-det_log1p(-r) * steps) : (steps > 0 ? 1.0 : 0.0);
}

double transmissibility_of_geometric(double r, double stop) {
  return 1 - stop * (1 - r) / (1 - (1 - stop) * (1 - r));
}

double transmissibility_of_rates(double r, double stop) { return r / (r + stop); }

double final_size(double r0, double s0) {
  PILOTWAVE_ASSERT(r0 >= 0 && s0 >= 0 && s0 <= 1, "R0 is not negative, s0 is a share");
  if (s0 == 1 && r0 <= 1) return 0;
  // 1 - s0 e^(-R0 z) - z is concave and negative at 1: from there Newton's method falls onto the largest
  // root.
  double z = 1;
  for (int i = 0; i < kMostSteps; ++i) {
    const double left = s0 * det_exp(-r0 * z), step = (1 - left - z) / (r0 * left - 1);
    z -= step;
    if (std::abs(step) <= kRootAccuracy) break;
  }
  return z;
}

double final_size_spread(double r0, double cv) {
  const double z = final_size(r0), left = 1 - z;
  return std::sqrt(z * left * (1 + cv * cv * left * r0 * r0)) / (1 - left * r0);
}

double major_outbreak_chance(double r0) { return r0 > 1 ? 1 - 1 / r0 : 0; }

DegreeShares poisson_degrees(double mean) {
  PILOTWAVE_ASSERT(mean >= 0 && mean < 500, "a mean degree whose e^-mean can be held");
  DegreeShares shares;
  double share = det_exp(-mean);
  for (unsigned k = 0; k <= mean || share > 1e-18; ++k) {
    shares.push_back(share);
    share *= mean / (k + 1.0);
  }
  return shares;
}

Percolation percolate(const DegreeShares& degrees, double transmissibility) {
  double mean = 0, squares = 0;
  for (std::size_t k = 0; k < degrees.size(); ++k) {
    const auto degree = static_cast<double>(k);
    mean += degree * degrees[k];
    squares += degree * degree * degrees[k];
  }
  Percolation out;
  out.critical = mean / (squares - mean);
  // G1(1 - T + T u) - u is convex and not negative at 0: from there Newton's method climbs to the least root.
  const double t = transmissibility;
  double u = 0;
  for (int i = 0; i < kMostSteps; ++i) {
    const double x = 1 - t + t * u;
    double value = 0, slope = 0;
    for (std::size_t k = degrees.size(); k-- > 1;) {  // Horner's rule for sum of k p_k x^(k-1)
      slope = slope * x + value;
      value = value * x + static_cast<double>(k) * degrees[k] / mean;
    }
    const double step = (value - u) / (1 - t * slope);
    if (!(step > kRootAccuracy) || u + step >= 1) {
      if (step > kRootAccuracy) u = 1;
      break;
    }
    u += step;
  }
  out.dead_end = u;
  double none = 0;
  const double x = 1 - t + t * u;
  for (std::size_t k = degrees.size(); k-- > 0;) none = none * x + degrees[k];
  out.giant = 1 - none;
  return out;
}

}  // namespace pilotwave
