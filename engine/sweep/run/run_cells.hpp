#pragma once

#include <string>
#include <vector>

#include "experiment/group_size.hpp"
#include "experiment/period.hpp"
#include "sim/run_record.hpp"
#include "sweep/file/sweep_def.hpp"
#include "sweep/run/goal_cells.hpp"
#include "sweep/run/series_def.hpp"

namespace pilotwave {

/// Reads from a record the numbers that a sweep keeps: flows added up over a period, levels in its last week;
/// at the end of a run in the last week of school, because many levels rest while school is out. Then how the
/// run fared by the plans' goals. Pure; safe to use from several threads.
class RunCells {
 public:
  explicit RunCells(const SweepDef& def);

  /// The same for every run: by group and metric; then those of goals.
  [[nodiscard]] const std::vector<SeriesDef>& series() const { return series_; }
  /// Monday of the last week of each period of a series that has so many: of all, or of the whole run.
  [[nodiscard]] std::vector<Date> dates(std::size_t periods) const;
  /// Whether runs have series, not only single values.
  [[nodiscard]] bool has_periods() const { return periods_.size() > 1; }
  /// How many values a run has.
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Those of all series, one after the other, each by period; NaN where a metric does not apply, and for
  /// groups of fewer than 10 people.
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
  struct Source {
    std::size_t group;
    int metric;
  };
  std::vector<Source> sources_;  ///< of the first series; the others are of goals
  std::vector<SeriesDef> series_;
  std::size_t size_ = 0;
  GoalCells goals_;
  std::vector<std::vector<Place>> places_;  ///< [scenario][district]
  bool at_end_ = false;
};

}  // namespace pilotwave
