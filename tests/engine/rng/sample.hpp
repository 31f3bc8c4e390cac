#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "rng/draw.hpp"

namespace pilotwave {

constexpr double kSigmas = 4.5;  // verification class S: two-sided false alarm 7 in a million

/// A column of 53-bit uniforms with a name of its own; entry i is the same whoever asks.
struct Column {
  std::uint32_t number;

  [[nodiscard]] double operator[](std::uint32_t i) const {
    return Luck(20260803, 0).uniform(Stream::UserStream, number, 0, i);
  }
};

/// What verification compares of a sample: mean, variance and the share beyond a bound.
struct SampleMoments {
  double mean = 0, variance = 0, tail_share = 0;
};

template <class Value, class IsTail>
SampleMoments moments_of(std::uint32_t n, Value value, IsTail is_tail) {
  std::vector<double> x(n);
  SampleMoments m;
  for (std::uint32_t i = 0; i < n; ++i) {
    x[i] = value(i);
    m.mean += x[i] / n;
    m.tail_share += is_tail(x[i]) ? 1.0 / n : 0.0;
  }
  for (const double v : x) m.variance += (v - m.mean) * (v - m.mean) / (n - 1);
  return m;
}

/// Kolmogorov and Smirnov's D times sqrt(n) of a sample against a distribution function.
template <class Cdf>
double ks_statistic(std::vector<double> x, Cdf cdf) {
  std::sort(x.begin(), x.end());
  const auto n = static_cast<double>(x.size());
  double d = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double p = cdf(x[i]), below = static_cast<double>(i) / n;
    d = std::max({d, p - below, below + 1.0 / n - p});
  }
  return d * std::sqrt(n);
}

inline double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  const auto n = static_cast<double>(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    sx += x[i];
    sy += y[i];
    sxx += x[i] * x[i];
    syy += y[i] * y[i];
    sxy += x[i] * y[i];
  }
  return (sxy - sx * sy / n) / std::sqrt((sxx - sx * sx / n) * (syy - sy * sy / n));
}

}  // namespace pilotwave
