#pragma once

#include <cstddef>
#include <span>

namespace pilotwave {

/// Count, mean and standard deviation (divisor n - 1) of a sample without NaN.
struct Moments {
  std::size_t n = 0;
  double mean = 0;  ///< NaN when n = 0
  double sd = 0;    ///< NaN when n < 2
};

/// In two passes.
[[nodiscard]] Moments moments(std::span<const double> sample);

/// In one pass, and of parts put together: the digits of the two-pass rule, whatever the split.
/// Source: Welford (1962); Chan, Golub and LeVeque (1983). Values are kept about the first one, so that
/// large, nearly equal numbers keep their digits.
class RunningMoments {
 public:
  void add(double value);
  void merge(const RunningMoments& other);
  [[nodiscard]] Moments value() const;

 private:
  std::size_t n_ = 0;
  double origin_ = 0;   ///< first value
  double shift_ = 0;    ///< mean less origin
  double squares_ = 0;  ///< sum of squared deviations from the mean
};

/// Correlation of a series with itself one step later: sum of (x_i - mean)(x_(i+1) - mean) over the sum of
/// squares. NaN when nothing varies or n < 2.
[[nodiscard]] double lag1_autocorrelation(std::span<const double> series);

}  // namespace pilotwave
