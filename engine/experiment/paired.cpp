#include "experiment/paired.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "base/assert.hpp"
#include "experiment/statistics/mean_tests.hpp"
#include "experiment/statistics/pairing.hpp"
#include "experiment/statistics/quantiles.hpp"
#include "experiment/statistics/sign_test.hpp"

namespace pilotwave {
namespace {

constexpr double kMostPairsLow = 0.1, kMostPairsHigh = 0.9;

/// Pairs in which both values are numbers that can be subtracted.
struct FinitePairs {
  std::vector<double> first, second, difference;
};

FinitePairs finite_pairs(std::span<const double> first, std::span<const double> second) {
  FinitePairs out;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (!std::isfinite(first[i]) || !std::isfinite(second[i])) continue;
    out.first.push_back(first[i]);
    out.second.push_back(second[i]);
    out.difference.push_back(first[i] - second[i]);
  }
  return out;
}

}  // namespace

void count_pair(WinCount& count, double first, double second, Better better) {
  if (std::isnan(first) || std::isnan(second)) {
    ++count.missing;
  } else if (first == second) {
    ++count.tied;
  } else if ((first < second) == (better == Better::Lower)) {
    ++count.won;
  } else {
    ++count.lost;
  }
}

PairedOutcome compare_pairs(std::span<const double> first, std::span<const double> second, Better better,
                            int together) {
  PILOTWAVE_ASSERT(first.size() == second.size(), "pairs have two sides");
  PairedOutcome out;
  for (std::size_t i = 0; i < first.size(); ++i) count_pair(out.count, first[i], second[i], better);
  out.median_first = quantile(first, 0.5);
  out.median_second = quantile(second, 0.5);
  FinitePairs finite = finite_pairs(first, second);
  out.difference = moments(finite.difference);
  out.mean_difference = mean_interval(out.difference, 0.95);
  out.variance_reduction = variance_reduction(finite.first, finite.second);
  std::sort(finite.difference.begin(), finite.difference.end());
  out.typical = sorted_quantile(finite.difference, 0.5);
  out.typical_low = sorted_quantile(finite.difference, kMostPairsLow);
  out.typical_high = sorted_quantile(finite.difference, kMostPairsHigh);
  out.sorted_differences = std::move(finite.difference);
  out.sign_p = sign_test(std::max(out.count.won, out.count.lost), out.count.decided());
  out.sign_p_holm = out.sign_p;
  hold_together(out, together);
  return out;
}

Interval middle_interval(std::span<const double> sorted, const VerdictRule& rule) {
  constexpr double kUnbounded = std::numeric_limits<double>::infinity();
  const auto n = static_cast<int>(sorted.size());
  // The fewest below that leave one half possible; at 0 below nothing bounds the middle.
  int least = 0, enough = n / 2;
  while (least < enough) {
    const int below = (least + enough) / 2;
    if (win_share({below, n - below, 0, 0}, rule).high >= kEven)
      enough = below;
    else
      least = below + 1;
  }
  if (least == 0) return {-kUnbounded, kUnbounded};
  const auto rank = static_cast<std::size_t>(least);
  return {sorted[rank - 1], sorted[sorted.size() - rank]};
}

void hold_together(PairedOutcome& outcome, int together) {
  hold_together(outcome, together, {joint_confidence(together), IntervalKind::Exact});
}

void hold_together(PairedOutcome& outcome, int together, const VerdictRule& rule) {
  outcome.together = together;
  outcome.rule = rule;
  outcome.share = win_share(outcome.count, rule);
  outcome.verdict = verdict_of(outcome.count, rule);
  outcome.typical_interval = middle_interval(outcome.sorted_differences, rule);
}

}  // namespace pilotwave
