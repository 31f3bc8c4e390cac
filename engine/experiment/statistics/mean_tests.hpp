#pragma once

#include <span>

#include "experiment/statistics/interval.hpp"
#include "experiment/statistics/moments.hpp"

/// Means and differences of means, judged by Student's t. They assume nearly normal means: with fewer than
/// about 30 skewed values the intervals hold the truth less often than they say.
namespace pilotwave {

/// Quantile of Student's t distribution. @param share  in (0, 1)   @param df > 0
[[nodiscard]] double student_t_quantile(double share, double df);

/// Interval for the mean; infinitely wide when fewer than two values are given.
[[nodiscard]] Interval mean_interval(const Moments& of, double confidence);

/// Difference of two means, first less second. Of fewer than two values a side nothing can be said: t, df
/// and p are NaN and the interval is infinitely wide. Where nothing varies, t is infinite and p = 0, or, of
/// equal means, t = 0 and p = 1.
struct MeanTest {
  double difference = 0;
  double t = 0;
  double df = 0;      ///< degrees of freedom
  double p = 1;       ///< two-sided
  Interval interval;  ///< for the difference
};

/// Paired: one sample of differences. Source: Student (1908).
/// @param first, second  pair by pair, without NaN
[[nodiscard]] MeanTest paired_t_test(std::span<const double> first, std::span<const double> second,
                                     double confidence = 0.95);

/// Unpaired, with a variance of its own for each side. Source: Welch (1947), with Satterthwaite's degrees of
/// freedom.
[[nodiscard]] MeanTest welch_t_test(const Moments& first, const Moments& second, double confidence = 0.95);

/// Unpaired, with one variance for both. Source: Student (1908).
[[nodiscard]] MeanTest pooled_t_test(const Moments& first, const Moments& second, double confidence = 0.95);

}  // namespace pilotwave
