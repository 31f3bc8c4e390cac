#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// Inverse-distribution samplers: each maps one fixed uniform to a value, increasing in the uniform and in
/// the mean, so that raising a rate under the same luck can only add events (up to rounding: a uniform within
/// 1e-14 of where the answer changes may fall on either side). They use base/fmath.hpp only: the same input
/// gives the same bits on every machine. Arguments outside the ranges stated break a promise between
/// programmers.
namespace pilotwave {

/// Standard normal quantile of u in (0, 1): Wichura's algorithm AS 241 (PPND16, Applied Statistics 37, 1988);
/// relative error below 1e-14.
[[nodiscard]] double normal_quantile(double u);

/// Standard normal distribution function, by the series (26.2.11) and the continued fraction (26.2.14) of
/// Abramowitz and Stegun; relative error below 1e-12, also in the lower tail. 0 below -37.6.
[[nodiscard]] double normal_cdf(double z);

/// Smallest k with P(Poisson(mean) <= k) >= u, mean in [0, 1e4], u in [0, 1). Exact up to the rounding of the
/// distribution function (below 1e-14). Costs one comparison when u <= 1 - mean, else steps of the order of
/// the mean, or of its root when it is large. A u below 2^-64, which no draw yields, counts as 2^-64 unless
/// it is 0.
[[nodiscard]] std::uint32_t poisson_quantile(double u, double mean);

/// Smallest k with P(Binomial(n, p) <= k) >= u, n up to 1e5, p in [0, 1], u in [0, 1). Precision, cost and
/// smallest u as for the Poisson quantile, with the mean of the rarer outcome.
[[nodiscard]] std::uint32_t binomial_quantile(double u, std::uint32_t n, double p);

/// Gamma quantile with shape in [0.05, 1e4] and mean > 0 (scale = mean / shape), u in [0, 1). Relative error
/// below 1e-9; values below 1e-300 times the mean may become 0.
[[nodiscard]] double gamma_quantile(double u, double shape, double mean);

/// Exponential with the given mean: -mean ln(1 - u), u in [0, 1).
[[nodiscard]] double exponential_quantile(double u, double mean);

/// Standard Gumbel shock -ln(-ln u), u in (0, 1). The best of several utilities, each plus a shock of its
/// own, is alternative i with chance e^(utility i) / sum of e^(utility).
[[nodiscard]] double gumbel_shock(double u);

/// Which of several competing events strikes first within a step of time, one uniform for all: event i with
/// chance hazard i / sum * (1 - e^-sum); their number when none does. Drawing each by itself would count
/// steps in which several strike more than once. @param hazards  cumulative over the step, >= 0   @param u in
/// [0, 1)
[[nodiscard]] std::size_t first_to_strike(std::span<const double> hazards, double u);

}  // namespace pilotwave
