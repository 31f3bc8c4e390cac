#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "experiment/outcome.hpp"
#include "experiment/plan_runner.hpp"

namespace pilotwave {

/// Replicates of one plan: what a short summary needs.
struct RunSeries {
  std::vector<OutcomeDef> outcomes;
  std::vector<std::vector<double>> values;      ///< [outcome][run], of the outcome's main group
  std::vector<std::vector<GoalOutcome>> goals;  ///< [outcome][run], empty for outcomes without a goal
  std::vector<std::uint64_t> result_hash;       ///< [run]
  ReplicateTally replicates;
};

/// Runs a plan in several replicates. The same result for any executor.
/// @param run gives one record
[[nodiscard]] RunSeries run_series(const Scenario& plan, const RunReplicate& run, Executor& executor,
                                   const ReplicatesDef& def, const Observe& observe = {});

}  // namespace pilotwave
