#pragma once

#include <string>

#include "base/result.hpp"
#include "scenario/scenario.hpp"
#include "sweep/store/stored_sweep.hpp"

namespace pilotwave {

/// A run of a store as a scenario of its own: everything that its point changes is in it.
struct ReplayedRun {
  StoredRun run;
  Scenario scenario;
  std::string run_id;  ///< whole
};
/// Errors: those of find_run(); BadInput when the run failed because its point makes no plan.
[[nodiscard]] Result<ReplayedRun> replayed_run(const std::string& path, const std::string& run_id);

}  // namespace pilotwave
