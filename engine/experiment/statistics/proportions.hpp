#pragma once

#include <cstdint>

#include "experiment/statistics/interval.hpp"

/// Intervals for the share of trials that succeed.
namespace pilotwave {

/// Exact (Clopper-Pearson) interval for a proportion; both tails carry (1 - confidence) / 2.
/// @param successes  0 .. n   @param n  trials; 0 gives [0, 1]   @param confidence  in (0, 1)
/// Source: Clopper and Pearson (1934), through Boost.Math.
[[nodiscard]] Interval clopper_pearson(int successes, int n, double confidence);

/// Wilson's score interval: shorter than the exact one, covers about as often as it says on average over
/// proportions, but less often for some. Never leaves [0, 1]. Parameters as for clopper_pearson().
/// Source: Wilson (1927); Newcombe (1998).
[[nodiscard]] Interval wilson(int successes, int n, double confidence);

enum class ProportionInterval : std::uint8_t { ClopperPearson, Wilson };

[[nodiscard]] Interval proportion_interval(ProportionInterval method, int successes, int n,
                                           double confidence);

/// How often an interval holds the true proportion: the exact sum over all outcomes of n trials.
/// @param p  true proportion, in [0, 1]   @param n >= 1
[[nodiscard]] double interval_coverage(ProportionInterval method, int n, double p, double confidence);

}  // namespace pilotwave
