#pragma once

#include <functional>
#include <optional>
#include <span>

#include "experiment/comparison.hpp"
#include "experiment/plan_runner.hpp"

namespace pilotwave {

/// How far a comparison has come, for a line of progress.
struct CompareProgress {
  const ReplicateTally& tally;
  /// First plan against second on the first outcome, over the pairs so far.
  const OutcomeDef& outcome;
  WinCount count;
};

struct CompareDef {
  ReplicatesDef replicates;  ///< its `progress` and `enough` are not used
  std::optional<SettleDef>
      settle;  ///< add pairs until verdicts are settled; `replicates.count` is not used then
  std::function<void(const CompareProgress&)> progress;
  Observe observe;
};

/// Runs 2 to 6 plans in the same replicates and compares every pair of plans. Keeps of each run only what
/// Comparison holds. The same result for any executor.
/// @param plans  such that why_not_paired() is empty
/// @param run    gives one record a plan
[[nodiscard]] Comparison compare(std::span<const Scenario> plans, const RunReplicate& run, Executor& executor,
                                 const CompareDef& def);

}  // namespace pilotwave
