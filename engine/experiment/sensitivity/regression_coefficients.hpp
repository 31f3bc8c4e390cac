#pragma once

#include <span>
#include <vector>

#include "experiment/design/design_matrix.hpp"
#include "experiment/statistics/bootstrap.hpp"

/// What a straight line through all factors at once says of a model: from any points that fill a space, those
/// of random_points(), latin_hypercube() or a Sobol sequence, however many there are.
namespace pilotwave {

/// Least squares on factors and outcome that are all scaled to mean 0 and standard deviation 1.
struct RegressionCoefficients {
  /// By factor: standard deviations of the outcome for one of the factor. Where factors do not depend on each
  /// other and the model is a straight line, the squares are shares of the variance. All NaN when the
  /// outcome or a factor does not vary, or factors move together.
  std::vector<double> slope;
  double r2 = 0;           ///< share of the variance that the line accounts for; NaN where there is no line
  double adjusted_r2 = 0;  ///< the same less what as many factors without effect would account for
};

/// Source: Saltelli, Chan and Scott (eds.), Sensitivity Analysis (Wiley, 2000), ch. 6; adjusted R^2: Theil
/// (1961).
/// @param points  a row a point, in any unit   @param outputs  at the points; more than factors + 1
[[nodiscard]] RegressionCoefficients regression_coefficients(const DesignMatrix& points,
                                                             std::span<const double> outputs);

/// Ranks from 1; equal values share the mean of theirs.
[[nodiscard]] std::vector<double> mid_ranks(std::span<const double> values);
/// Every column by its ranks. Regression on ranks asks for a model that goes one way in each factor, not for
/// a straight one. Source: Iman and Conover (Technometrics 21:499, 1979).
[[nodiscard]] DesignMatrix ranked(const DesignMatrix& points);

/// Percentile bootstrap of the slopes over points; resamples without a line are left out. Points of an even
/// design lie more evenly than independent ones, so with them the intervals are wider than need be.
[[nodiscard]] std::vector<Interval> regression_intervals(const DesignMatrix& points,
                                                         std::span<const double> outputs, double confidence,
                                                         const BootstrapDef& def);

}  // namespace pilotwave
