#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "nation/nation_sums.hpp"
#include "parallel/executor.hpp"
#include "population/national/nation_def.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {

/// How far a run of a nation has come.
struct NationTally {
  std::size_t districts = 0, taken = 0;     ///< all of them; those that are in the sums
  double agent_weeks = 0, taken_weeks = 0;  ///< people times weeks, likewise
  double found_weeks = 0;                   ///< of it by an earlier call
  bool stopped_early = false;
};

/// One plan in every district of a nation.
struct NationRunDef {
  const NationDef& nation;
  const Scenario& plan;  ///< with the district for which it is written
  std::uint32_t replicate = 0;
  std::vector<ReadPeriod> periods;          ///< of the tables
  const std::atomic<bool>* stop = nullptr;  ///< when it turns true no further district starts
  /// Called after each district, one call at a time, in order; false when no more can be taken in.
  std::function<bool(const NationTally&, const NationSums&)> taken;
};

/// Runs the districts that the sums do not hold yet, the largest first, each on one thread, and takes them in
/// in that order, whatever order they finish in. At most as many districts are in memory as threads work. A
/// district's luck is keyed by the plan's seed, the replicate and the ids of its own schools: which others
/// run beside it changes nothing. What is news to everybody (releases, vendors) is the same everywhere.
NationTally run_nation(const NationRunDef& def, Executor& executor, NationSums& sums);

}  // namespace pilotwave
