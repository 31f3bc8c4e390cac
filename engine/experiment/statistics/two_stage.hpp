#pragma once

namespace pilotwave {

/// A trial in two stages that may stop for want of success. Source: Simon (Controlled Clinical Trials 10:1,
/// 1989).
struct TwoStageDesign {
  int n1 = 1;  ///< tried in the first stage
  int r1 = 0;  ///< stop with at most this many successes among n1
  int n = 2;   ///< tried in all, > n1
  int r = 0;   ///< accept with more than this many successes among n
};

/// Exact operating characteristics.
struct TwoStageOdds {
  double stop_early = 0;  ///< chance to stop after the first stage
  double expected_n = 0;  ///< tried on average
  double accept = 0;      ///< type I error where the chance of success is the null's, power elsewhere
};
/// @param p  chance of success of each one tried, in [0, 1]
[[nodiscard]] TwoStageOdds two_stage_odds(const TwoStageDesign& design, double p);

}  // namespace pilotwave
