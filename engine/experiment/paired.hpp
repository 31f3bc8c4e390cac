#pragma once

#include <span>
#include <vector>

#include "experiment/statistics/moments.hpp"
#include "experiment/verdict.hpp"
#include "model/metrics/metric.hpp"

namespace pilotwave {

/// One outcome of two plans in the same worlds, pair by pair.
struct PairedOutcome {
  WinCount count;
  int together = 1;  ///< verdicts that are held together with this one
  VerdictRule rule;  ///< what share and verdict were read by
  Verdict verdict = Verdict::TooClose;
  Interval share;                              ///< of pairs that the first plan wins, ties left out
  double sign_p = 1;                           ///< two-sided sign test, alone, valid as the rule is
  double sign_p_holm = 1;                      ///< the same, Holm-adjusted over the verdicts held together
  double median_first = 0, median_second = 0;  ///< NaN without values, infinite for "never" in most runs
  /// First minus second over pairs in which both are finite: median, and the range of the middle 80 of 100
  /// pairs.
  double typical = 0, typical_low = 0, typical_high = 0;
  /// Of the middle of all such differences, as sure and as valid as the verdict: from counts of pairs above
  /// and below, so it needs no shape. Infinite where the pairs are too few to bound it.
  Interval typical_interval;
  Moments difference;
  Interval mean_difference;       ///< 95% interval, Student's t: for a number of pairs fixed beforehand
  double variance_reduction = 0;  ///< see variance_reduction()

  std::vector<double> sorted_differences;  ///< of the pairs in which both are finite

  [[nodiscard]] bool has_values() const { return count.pairs() > 0; }
};

/// Adds one pair to a count; see compare_pairs().
void count_pair(WinCount& count, double first, double second, Better better);

/// Compares pair by pair. Equal values tie; a pair with a NaN is missing; infinity ("never") loses to any
/// number where lower is better. @param better  Neither counts a pair as won where the first value is higher
[[nodiscard]] PairedOutcome compare_pairs(std::span<const double> first, std::span<const double> second,
                                          Better better, int together);

/// Interval of the middle of a distribution from a sorted sample: the values that a count of trials above and
/// below them does not rule out.
[[nodiscard]] Interval middle_interval(std::span<const double> sorted, const VerdictRule& rule);

/// The same comparison with another number of verdicts held together.
void hold_together(PairedOutcome& outcome, int together);
/// The same by a rule that says how sure each of the verdicts held together is.
void hold_together(PairedOutcome& outcome, int together, const VerdictRule& rule);

}  // namespace pilotwave
