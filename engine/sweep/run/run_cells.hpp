#pragma once

#include <span>
#include <string>
#include <vector>

#include "experiment/group_size.hpp"
#include "experiment/period.hpp"
#include "sim/run_record.hpp"
#include "sweep/file/sweep_def.hpp"
#include "sweep/run/cell_def.hpp"
#include "sweep/run/goal_cells.hpp"

namespace pilotwave {

/// Reads from a record the numbers that a sweep keeps: flows added up over a period, levels in its last week;
/// at the end of a run in the last week of school, because many levels rest while school is out. Then how the
/// run fared by the plans' goals. Pure; safe to use from several threads.
class RunCells {
 public:
  explicit RunCells(const SweepDef& def);

  /// The same for every run: by group, metric and date; then those of goals.
  [[nodiscard]] const std::vector<CellDef>& cells() const { return cells_; }
  /// A value a cell; NaN where a metric does not apply, and for groups of fewer than 10 people.
  [[nodiscard]] std::vector<double> read(const RunRecord& run, std::size_t scenario,
                                         std::size_t district) const;
  /// What must be recorded for it.
  [[nodiscard]] bool needs_schools() const;

 private:
  void lay_out();
  struct Place {
    int last_school_week = 0;
    std::vector<bool> shown;  ///< [group * 3 + scope]
  };
  std::vector<Period> periods_;
  std::vector<std::string> groups_;
  std::vector<CellDef> cells_;
  struct Series {
    std::size_t group;
    int metric;
  };
  std::vector<Series> series_;  ///< of metrics: a cell for each period
  GoalCells goals_;
  std::vector<std::vector<Place>> places_;  ///< [scenario][district]
  bool at_end_ = false;
};

}  // namespace pilotwave
