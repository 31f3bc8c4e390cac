#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "experiment/replicates.hpp"
#include "parallel/executor.hpp"
#include "scenario/scenario.hpp"
#include "sim/run_record.hpp"
#include "sim/simulation.hpp"

namespace pilotwave {

/// Runs every plan of a comparison in the same replicate: one record for each plan, in order. What
/// experiments take instead of the engine, so that they can be tested without it.
using RunReplicate = std::function<std::vector<RunRecord>(std::uint32_t replicate)>;

/// Makes runs for a list of plans: for experiments that decide as they go which plans they need.
using RunnerOf = std::function<RunReplicate(std::span<const Scenario> plans)>;

/// Sees every record of a replicate before it is let go, possibly several replicates at the same time. What
/// it returns is called in replicate order: there it may write what it made of them.
using Observe = std::function<Commit(std::uint32_t replicate, std::span<const RunRecord> records)>;

/// Runs scenarios with the engine. A replicate's world is built once for all plans that may share it.
class PlanRunner {
 public:
  /// @param scenarios  at least one
  /// @param inside     executor for the inside of a replicate; must outlive this
  PlanRunner(std::span<const Scenario> scenarios, Executor& inside, const RecordOptions& options);

  [[nodiscard]] std::vector<RunRecord> operator()(std::uint32_t replicate) const;

 private:
  std::vector<DistrictDef> districts_;
  std::vector<Plan> plans_;
  std::vector<std::size_t> world_of_;  ///< index of the first plan with the same world
  Executor* inside_;
  RecordOptions options_;
};

/// Why scenarios cannot be compared run by run: they need the same district, start, weeks and seed.
/// Empty when they can.
[[nodiscard]] Diagnostics why_not_paired(std::span<const Scenario> scenarios);

}  // namespace pilotwave
