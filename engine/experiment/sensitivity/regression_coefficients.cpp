#include "experiment/sensitivity/regression_coefficients.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/assert.hpp"
#include "base/no_number.hpp"

namespace pilotwave {
namespace {

/// A factor of which less than this share is its own, the others given, moves with them.
constexpr double kOwnShare = 1e-9;

/// A symmetric matrix by rows, its lower half.
struct LowerHalf {
  explicit LowerHalf(std::size_t n) : values(n * (n + 1) / 2) {}
  double& at(std::size_t row, std::size_t column) { return values[row * (row + 1) / 2 + column]; }
  std::vector<double> values;
};

/// Correlations of the factors and, as the last row, of the outcome with each. False when something does not
/// vary.
bool correlate(const DesignMatrix& points, std::span<const double> outputs,
               std::span<const std::size_t> drawn, LowerHalf& out) {
  const std::size_t k = points.columns();
  const auto value = [&](std::size_t i, std::size_t c) { return c < k ? points.at(i, c) : outputs[i]; };
  std::vector<double> mean(k + 1), scaled(k + 1);
  for (const std::size_t i : drawn) {
    for (std::size_t c = 0; c <= k; ++c) mean[c] += value(i, c) / static_cast<double>(drawn.size());
  }
  for (const std::size_t i : drawn) {
    for (std::size_t c = 0; c <= k; ++c) scaled[c] = value(i, c) - mean[c];
    for (std::size_t c = 0; c <= k; ++c) {
      for (std::size_t d = 0; d <= c; ++d) out.at(c, d) += scaled[c] * scaled[d];
    }
  }
  std::vector<double> length(k + 1);
  for (std::size_t c = 0; c <= k; ++c) {
    length[c] = std::sqrt(out.at(c, c));
    // Rounding leaves a little of a column that is the same everywhere.
    const double rounding = std::abs(mean[c]) * std::sqrt(static_cast<double>(drawn.size())) * 1e-13;
    if (length[c] <= rounding) return false;
  }
  for (std::size_t c = 0; c <= k; ++c) {
    for (std::size_t d = 0; d <= c; ++d) out.at(c, d) /= length[c] * length[d];
  }
  return true;
}

RegressionCoefficients fit(const DesignMatrix& points, std::span<const double> outputs,
                           std::span<const std::size_t> drawn) {
  const std::size_t k = points.columns();
  const RegressionCoefficients none{std::vector<double>(k, kNaN), kNaN, kNaN};
  LowerHalf half(k + 1);
  if (!correlate(points, outputs, drawn, half)) return none;
  // Cholesky's factor of all of it: its last row is the outcome's, whose own remainder the line leaves open.
  for (std::size_t c = 0; c < k; ++c) {
    for (std::size_t d = 0; d < c; ++d) half.at(c, c) -= half.at(c, d) * half.at(c, d);
    if (half.at(c, c) < kOwnShare) return none;
    half.at(c, c) = std::sqrt(half.at(c, c));
    for (std::size_t r = c + 1; r <= k; ++r) {
      for (std::size_t d = 0; d < c; ++d) half.at(r, c) -= half.at(r, d) * half.at(c, d);
      half.at(r, c) /= half.at(c, c);
    }
  }
  RegressionCoefficients out{std::vector<double>(k), 0, 0};
  for (std::size_t c = k; c-- > 0;) {
    double slope = half.at(k, c);
    for (std::size_t r = c + 1; r < k; ++r) slope -= half.at(r, c) * out.slope[r];
    out.slope[c] = slope / half.at(c, c);
    out.r2 += half.at(k, c) * half.at(k, c);
  }
  const auto n = static_cast<double>(drawn.size()), factors = static_cast<double>(k);
  out.adjusted_r2 = n > factors + 1 ? 1 - (1 - out.r2) * (n - 1) / (n - factors - 1) : kNaN;
  return out;
}

}  // namespace

RegressionCoefficients regression_coefficients(const DesignMatrix& points, std::span<const double> outputs) {
  PILOTWAVE_ASSERT(outputs.size() == points.rows(), "one output a point");
  std::vector<std::size_t> all(points.rows());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return fit(points, outputs, all);
}

std::vector<double> mid_ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    const double middle = static_cast<double>(begin + 1 + end) / 2;
    for (std::size_t i = begin; i < end; ++i) ranks[order[i]] = middle;
  }
  return ranks;
}

DesignMatrix ranked(const DesignMatrix& points) {
  DesignMatrix out(points.rows(), points.columns());
  std::vector<double> column(points.rows());
  for (std::size_t c = 0; c < points.columns(); ++c) {
    for (std::size_t i = 0; i < points.rows(); ++i) column[i] = points.at(i, c);
    const std::vector<double> ranks = mid_ranks(column);
    for (std::size_t i = 0; i < points.rows(); ++i) out.row(i)[c] = ranks[i];
  }
  return out;
}

std::vector<Interval> regression_intervals(const DesignMatrix& points, std::span<const double> outputs,
                                           double confidence, const BootstrapDef& def) {
  PILOTWAVE_ASSERT(outputs.size() == points.rows(), "one output a point");
  std::vector<std::vector<double>> slopes(points.columns());
  const auto keep = [&](std::span<const std::size_t> drawn) {
    const RegressionCoefficients line = fit(points, outputs, drawn);
    for (std::size_t c = 0; c < points.columns(); ++c) slopes[c].push_back(line.slope[c]);
    return line.r2;
  };
  static_cast<void>(bootstrap(points.rows(), def, keep));
  std::vector<Interval> out;
  for (const std::vector<double>& resampled : slopes)
    out.push_back(percentile_interval(resampled, confidence));
  return out;
}

}  // namespace pilotwave
