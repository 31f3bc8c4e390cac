#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "experiment/group_size.hpp"
#include "experiment/period.hpp"
#include "sim/run_record.hpp"
#include "sweep/file/sweep_def.hpp"

namespace pilotwave {

/// One number kept of every run.
struct CellDef {
  Date date{};  ///< Monday of the last week of its period
  std::string group;
  int metric = 0;  ///< index into metric_catalogue()
};

/// Reads from a record the numbers that a sweep keeps: flows added up over a period, levels in its last week;
/// at the end of a run in the last week of school, because many levels rest while school is out. Pure; safe
/// to use from several threads.
class RunCells {
 public:
  explicit RunCells(const SweepDef& def);

  /// The same for every run: by date, group and metric.
  [[nodiscard]] const std::vector<CellDef>& cells() const { return cells_; }
  /// A value a cell; NaN where a metric does not apply, and for groups of fewer than 10 people.
  [[nodiscard]] std::vector<double> read(const RunRecord& run, std::size_t scenario,
                                         std::size_t district) const;
  /// What must be recorded for it.
  [[nodiscard]] bool needs_schools() const;

 private:
  struct Place {
    int last_school_week = 0;
    std::vector<bool> shown;  ///< [group * 3 + scope]
  };
  std::vector<Period> periods_;
  std::vector<std::string> groups_;
  std::vector<CellDef> cells_;
  std::vector<std::pair<std::size_t, std::size_t>> source_;  ///< period and group of each cell
  std::vector<std::vector<Place>> places_;                   ///< [scenario][district]
  bool at_end_ = false;
};

}  // namespace pilotwave
