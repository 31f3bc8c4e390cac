#include "spread/bass.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "base/assert.hpp"
#include "base/fmath.hpp"

namespace pilotwave {
namespace {

/// The roots of q x^2 + (p + d - q) x - p: the steady share and the one below 0.
std::pair<double, double> steady_roots(const AbandonedBassCurve& c) {
  const double b = c.p + c.d - c.q, root = std::sqrt(b * b + 4 * c.q * c.p);
  return {(root - b) / (2 * c.q), (-root - b) / (2 * c.q)};
}

/// Solves a 3 by 3 system by elimination with pivoting.
std::array<double, 3> solve(std::array<std::array<double, 4>, 3> rows) {
  for (std::size_t i = 0; i < 3; ++i) {
    std::size_t pivot = i;
    for (std::size_t k = i + 1; k < 3; ++k) {
      if (std::abs(rows[k][i]) > std::abs(rows[pivot][i])) pivot = k;
    }
    std::swap(rows[i], rows[pivot]);
    PILOTWAVE_ASSERT(rows[i][i] != 0, "three steps that differ");
    for (std::size_t k = 0; k < 3; ++k) {
      if (k == i) continue;
      const double factor = rows[k][i] / rows[i][i];
      for (std::size_t c = i; c < 4; ++c) rows[k][c] -= factor * rows[i][c];
    }
  }
  return {rows[0][3] / rows[0][0], rows[1][3] / rows[1][1], rows[2][3] / rows[2][2]};
}

}  // namespace

double BassCurve::share(double t) const {
  PILOTWAVE_ASSERT(p > 0 && q >= 0, "Bass's p is above 0");
  const double left = det_exp(-(p + q) * t);
  return -det_expm1(-(p + q) * t) / (1 + q / p * left);
}

double BassCurve::density(double t) const {
  const double left = det_exp(-(p + q) * t), below = 1 + q / p * left;
  return (p + q) * (p + q) / p * left / (below * below);
}

double BassCurve::peak_time() const { return det_log(q / p) / (p + q); }
double BassCurve::peak_share() const { return (q - p) / (2 * q); }
double BassCurve::peak_density() const { return (p + q) * (p + q) / (4 * q); }

double BassCurve::first_inflection() const { return -det_log((2 + std::sqrt(3.0)) * p / q) / (p + q); }
double BassCurve::second_inflection() const { return -det_log(p / ((2 + std::sqrt(3.0)) * q)) / (p + q); }

double AbandonedBassCurve::share(double t) const {
  const auto [high, low] = steady_roots(*this);
  const double left = det_exp(-q * (high - low) * t);
  return high * -det_expm1(-q * (high - low) * t) / (1 - high / low * left);
}

double AbandonedBassCurve::steady_share() const { return steady_roots(*this).first; }

double AbandonedBassCurve::relaxation_rate() const {
  const auto [high, low] = steady_roots(*this);
  return q * (high - low);
}

double campaign_time(double t, double factor, double from, double until) {
  const double inside = std::max(0.0, std::min(t, until) - from);
  return t + (factor - 1) * inside;
}

double logistic_share(double rate, double start, double t) {
  return 1 / (1 + (1 / start - 1) * det_exp(-rate * t));
}

double logistic_half_time(double rate, double start) { return det_log(1 / start - 1) / rate; }

std::vector<ExpectedStep> expected_path(const SteppedBass& bass, int n_steps) {
  std::vector<ExpectedStep> path(1);
  double variance = 0;
  for (int step = 1; step <= n_steps; ++step) {
    const auto [f, spread, bias] = path.back();
    const auto at = static_cast<std::size_t>(step) - 1;
    const double factor = at < bass.campaign.size() ? bass.campaign[at] : 1.0;
    const double hazard = factor * (bass.p + bass.q * f);
    const double adopt = chance_in_step(hazard, bass.dt, bass.mode),
                 leave = chance_in_step(bass.d, bass.dt, bass.mode);
    // Derivatives of the chance by the share, and of the mean change of the share.
    const double by_share = factor * bass.q * bass.dt;
    const bool linear = bass.mode == StepMode::Linear, capped = linear && hazard * bass.dt >= 1;
    const double first = capped ? 0 : by_share * (linear ? 1 : 1 - adopt),
                 second = linear ? 0 : -by_share * by_share * (1 - adopt);
    const double slope = first * (1 - f) - adopt - leave, curve = second * (1 - f) - 2 * first;
    ExpectedStep next;
    next.share = f + adopt * (1 - f) - leave * f;
    next.bias = (1 + slope) * bias + curve / 2 * variance;
    variance = (1 + slope) * (1 + slope) * variance + adopt * (1 - adopt) * (1 - f) + leave * (1 - leave) * f;
    next.spread = std::sqrt(variance);
    path.push_back(next);
  }
  return path;
}

BassFit fit_bass(std::span<const double> new_adopters) {
  PILOTWAVE_ASSERT(new_adopters.size() >= 3, "three steps for three coefficients");
  double total = 0;
  for (const double s : new_adopters) total += s;
  // In units of all adopters, so that squares stay near 1.
  std::array<std::array<double, 4>, 3> normal{};
  double before = 0;
  for (const double s : new_adopters) {
    const double y = before / total;
    const std::array<double, 4> row{1, y, y * y, s};
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t k = 0; k < 4; ++k) normal[i][k] += row[i] * row[k];
    }
    before += s;
  }
  const auto [a, b, c] = solve(normal);
  BassFit fit;
  fit.constant = a;
  fit.linear = b / total;
  fit.square = c / (total * total);
  fit.market = total * (-b - std::sqrt(b * b - 4 * a * c)) / (2 * c);
  fit.p = fit.constant / fit.market;
  fit.q = -fit.square * fit.market;
  return fit;
}

}  // namespace pilotwave
