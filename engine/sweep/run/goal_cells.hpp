#pragma once

#include <cstdint>
#include <vector>

#include "experiment/outcome.hpp"
#include "sweep/file/sweep_def.hpp"
#include "sweep/run/series_def.hpp"

namespace pilotwave {

/// Reads from a record how a run fared by the goals that the sweep's plans set: whether each was met, after
/// how many weeks, and what it was judged by where no metric of the sweep says that. Every plan is judged by
/// every goal. Pure; safe to use from several threads.
class GoalCells {
 public:
  explicit GoalCells(const SweepDef& def);

  /// One value each.
  [[nodiscard]] const std::vector<SeriesDef>& series() const { return series_; }
  /// A value a series; NaN where the goal's metric does not apply, and for groups of fewer than 10 people.
  /// A goal that is never met counts as all the weeks up to its day: a mean over runs is then the restricted
  /// mean time to it, and no run is lost from pairs.
  [[nodiscard]] std::vector<double> read(const RunRecord& run, std::size_t scenario,
                                         std::size_t district) const;
  /// Whether a goal is about one school.
  [[nodiscard]] bool needs_schools() const;

 private:
  enum class Part : std::uint8_t { Met, Weeks, Value };
  struct Source {
    std::size_t goal = 0;  ///< into goals_
    Part part = Part::Met;
  };
  void add(std::size_t goal, Part part);

  std::vector<OutcomeDef> goals_, weeks_;  ///< weeks_[i] reads how long goals_[i] takes
  std::vector<SeriesDef> series_;
  std::vector<Source> source_;
  /// What differs from district to district.
  struct Place {
    Calendar calendar;
    const DistrictDef* district;
  };
  std::vector<std::vector<Place>> places_;  ///< [scenario][district]
};

}  // namespace pilotwave
