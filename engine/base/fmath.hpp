#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

/// Elementary functions for decisions. The C library's exp and log differ in the last bit between machines
/// (they pick their code at run time by processor); these use only additions, multiplications and divisions
/// in a fixed order, so that the same input gives the same bits everywhere. Relative error below 1e-15 over
/// the whole range (worst measured 6e-16), det_pow excepted; so they rise with their argument, save that
/// results closer than that may be equal or swapped in the last bit.
namespace pilotwave {

/// e^x. Flushes to 0 below -708 and saturates at e^709 above 709.
[[nodiscard]] inline double det_exp(double x) {
  // Straight through for every x: a loop over it goes into vector lanes.
  constexpr double kLeast = -708.0, kMost = 709.0;
  const bool flushed = !(x > kLeast);
  x = flushed ? kLeast : x;
  x = x > kMost ? kMost : x;
  constexpr double kLog2E = 1.4426950408889634074;
  constexpr double kLn2High = 6.93147180369123816490e-01;
  constexpr double kLn2Low = 1.90821492927058770002e-10;
  const double k = std::floor(x * kLog2E + 0.5);
  const double r = (x - k * kLn2High) - k * kLn2Low;  // |r| <= ln2/2
  // Taylor to degree 13: remainder below 2e-17 relative on |r| <= 0.3466.
  double p = 1.0 / 6227020800.0;
  p = p * r + 1.0 / 479001600.0;
  p = p * r + 1.0 / 39916800.0;
  p = p * r + 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  p = p * r + 1.0;
  p = p * r + 1.0;
  const auto bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023) << 52;
  const double power = p * std::bit_cast<double>(bits);
  return flushed ? 0.0 : power;
}

/// Never less than e^x, and at most 6.2% more, for the price of a multiplication: between two powers of two
/// it goes straight where e^x sags. For telling quickly what cannot happen. @param x  from -700 to 700
[[nodiscard]] inline double exp_at_most(double x) {
  constexpr double kLog2E = 1.4426950408889634074;
  constexpr double kRounding = 1.0 + 1e-9;  // of the sum below, far more than enough
  const auto bits = static_cast<std::int64_t>((x * kLog2E + 1023.0) * 0x1p52);
  return std::bit_cast<double>(bits) * kRounding;
}

/// e^x - 1 without cancellation near 0. Saturates like det_exp.
[[nodiscard]] inline double det_expm1(double x) {
  if (x > 0.25 || x < -0.25) return det_exp(x) - 1.0;
  // Taylor to degree 14 on |x| <= 0.25: remainder below 1e-20.
  double p = 1.0 / 87178291200.0;
  p = p * x + 1.0 / 6227020800.0;
  p = p * x + 1.0 / 479001600.0;
  p = p * x + 1.0 / 39916800.0;
  p = p * x + 1.0 / 3628800.0;
  p = p * x + 1.0 / 362880.0;
  p = p * x + 1.0 / 40320.0;
  p = p * x + 1.0 / 5040.0;
  p = p * x + 1.0 / 720.0;
  p = p * x + 1.0 / 120.0;
  p = p * x + 1.0 / 24.0;
  p = p * x + 1.0 / 6.0;
  p = p * x + 0.5;
  p = p * x + 1.0;
  return p * x;
}

/// ln((1 + s) / (1 - s)) for |s| <= 0.1716, as 2 atanh(s): odd series to s^21.
[[nodiscard]] inline double det_log_ratio(double s) {
  const double z = s * s;
  double p = 1.0 / 21.0;
  p = p * z + 1.0 / 19.0;
  p = p * z + 1.0 / 17.0;
  p = p * z + 1.0 / 15.0;
  p = p * z + 1.0 / 13.0;
  p = p * z + 1.0 / 11.0;
  p = p * z + 1.0 / 9.0;
  p = p * z + 1.0 / 7.0;
  p = p * z + 1.0 / 5.0;
  p = p * z + 1.0 / 3.0;
  return 2.0 * s + 2.0 * s * z * p;
}

/// Natural logarithm of a positive, normal x.
[[nodiscard]] inline double det_log(double x) {
  constexpr double kLn2High = 6.93147180369123816490e-01;
  constexpr double kLn2Low = 1.90821492927058770002e-10;
  constexpr double kSqrtHalf = 0.70710678118654752440;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  auto exponent = static_cast<std::int64_t>((bits >> 52) & 0x7ff) - 1022;
  double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | 0x3fe0000000000000ULL);  // [0.5, 1)
  if (m < kSqrtHalf) {
    m *= 2.0;
    --exponent;
  }
  const double log_m = det_log_ratio((m - 1.0) / (m + 1.0));
  const auto k = static_cast<double>(exponent);
  return k * kLn2High + (log_m + k * kLn2Low);
}

/// ln(1 + x) for x > -1, without losing a small x.
[[nodiscard]] inline double det_log1p(double x) {
  if (x > 0.25 || x < -0.25) return det_log(1.0 + x);
  return det_log_ratio(x / (2.0 + x));
}

/// x^y for a positive, normal x. Relative error below 1e-15 * (1 + |y ln x|).
[[nodiscard]] inline double det_pow(double x, double y) { return det_exp(y * det_log(x)); }

/// Logistic 1 / (1 + e^-x).
[[nodiscard]] inline double det_logistic(double x) {
  if (x >= 0) return 1.0 / (1.0 + det_exp(-x));
  const double e = det_exp(x);
  return e / (1.0 + e);
}

/// Probability of at least one event in a step with cumulative hazard `lambda` >= 0: 1 - e^-lambda.
[[nodiscard]] inline double hazard_to_probability(double lambda) { return -det_expm1(-lambda); }

}  // namespace pilotwave
