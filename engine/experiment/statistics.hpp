#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace pilotwave {

struct Interval {
  double low = 0, high = 0;
};

/// Exact (Clopper-Pearson) interval for a proportion; both tails carry (1 - confidence) / 2.
/// @param successes  0 .. n   @param n  trials; 0 gives [0, 1]   @param confidence  in (0, 1)
/// Source: Clopper and Pearson (1934), through Boost.Math.
[[nodiscard]] Interval clopper_pearson(int successes, int n, double confidence);

/// Exact two-sided sign test: min(1, 2 P(Bin(n, 1/2) >= larger)).
/// @param larger  the larger of the two counts   @param n  pairs without ties; 0 gives 1
[[nodiscard]] double sign_test(int larger, int n);

/// Holm's step-down adjustment of p-values, in the order given. Source: Holm (1979).
[[nodiscard]] std::vector<double> holm_adjusted(std::span<const double> p_values);

/// Quantile of an ascending sample, type 7 of Hyndman and Fan (1996). Infinite values may stand at the ends.
/// @param sorted  ascending, without NaN; empty gives NaN   @param share  in [0, 1]
[[nodiscard]] double sorted_quantile(std::span<const double> sorted, double share);

/// The same for a sample in any order; NaN entries are left out.
[[nodiscard]] double quantile(std::span<const double> sample, double share);

/// Count, mean and standard deviation (divisor n - 1) of a sample without NaN, in two passes.
struct Moments {
  std::size_t n = 0;
  double mean = 0;  ///< NaN when n = 0
  double sd = 0;    ///< NaN when n < 2
};
[[nodiscard]] Moments moments(std::span<const double> sample);

/// Quantile of Student's t distribution. @param df > 0
[[nodiscard]] double student_t_quantile(double share, double df);

/// Interval for the mean from Student's t; infinitely wide when fewer than two values are given.
[[nodiscard]] Interval mean_interval(const Moments& of, double confidence);

/// How many times as many unpaired runs would be needed for a difference known as well: (var a + var b) /
/// var(a - b). Infinite when all differences are equal but the values are not; NaN when nothing varies or n
/// < 2.
/// @param a, b  the same length, pair by pair, without NaN
[[nodiscard]] double variance_reduction(std::span<const double> a, std::span<const double> b);

}  // namespace pilotwave
