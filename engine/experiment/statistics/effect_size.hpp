#pragma once

#include <span>

#include "experiment/statistics/moments.hpp"

/// How large a difference is, in standard deviations, and what that means among people.
namespace pilotwave {

/// Cohen's d: difference of the means, first less second, over the pooled standard deviation.
/// NaN when a side has fewer than two values or nothing varies.
[[nodiscard]] double cohens_d(const Moments& first, const Moments& second);

/// The factor that makes d unbiased, Gamma(df / 2) / (sqrt(df / 2) Gamma((df - 1) / 2)), and its usual
/// approximation 1 - 3 / (4 df - 1). @param df  n1 + n2 - 2, at least 2   Source: Hedges (1981)
[[nodiscard]] double hedges_correction(double df);
[[nodiscard]] double hedges_correction_approximate(double df);

/// Hedges' g: Cohen's d times the exact correction.
[[nodiscard]] double hedges_g(const Moments& first, const Moments& second);

/// Paired d_z: mean of the differences, first less second, over their standard deviation.
/// @param first, second  pair by pair, without NaN
[[nodiscard]] double paired_d(std::span<const double> first, std::span<const double> second);

// What d standard deviations between two normal groups of equal spread mean:

/// Share of the untreated below the mean of the treated: Phi(d).
[[nodiscard]] double share_below_treated_mean(double d);
/// Chance that one of the treated lies above one of the untreated: Phi(d / sqrt 2).
[[nodiscard]] double chance_treated_above(double d);
/// Overlap of the two distributions: 2 Phi(-|d| / 2).
[[nodiscard]] double overlap(double d);
/// Share above a cut, stated in standard deviations from the untreated mean, after a shift by d.
[[nodiscard]] double share_above(double cut, double d);

}  // namespace pilotwave
