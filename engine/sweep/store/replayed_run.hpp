#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "report/table_schema.hpp"
#include "scenario/scenario.hpp"
#include "sim/run_record.hpp"
#include "sweep/run/run_cells.hpp"
#include "sweep/store/stored_sweep.hpp"

namespace pilotwave {

/// A run of a store as a scenario of its own: everything that its point changes is in it.
struct ReplayedRun {
  StoredRun run;
  Scenario scenario;
  std::string run_id;  ///< whole
  std::shared_ptr<const RunCells> cells;
};
/// Errors: those of find_run(); BadInput when the run failed because its point makes no plan.
[[nodiscard]] Result<ReplayedRun> replayed_run(const std::string& path, const std::string& run_id);

/// `sweep_metrics.csv`: what the sweep kept of the run, row by row as in an export of it, byte for byte.
[[nodiscard]] const TableSchema& replayed_metrics_schema();
/// Its rows, without the header. @param record  with single schools where the sweep's groups name one
[[nodiscard]] std::string replayed_metrics(const ReplayedRun& replay, const RunRecord& record);

}  // namespace pilotwave
