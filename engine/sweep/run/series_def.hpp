#pragma once

#include <cstddef>
#include <string>

#include "model/metrics/metric.hpp"

namespace pilotwave {

/// One metric of one group, or how one goal fared, as it is kept of every run: its values, one a period.
struct SeriesDef {
  std::string group;
  std::string key;  ///< of a metric: "teacher_weekly_use"; of a goal: "goal_met:teacher_weekly_use"
  std::string label, unit;
  std::string text;  ///< what is measured, in a sentence
  Better better = Better::Neither;
  std::size_t periods = 1;  ///< values; a single one is that of the whole run
  /// Where a store keeps it: `place` among the series of one line.
  std::size_t line = 0, place = 0;
};

}  // namespace pilotwave
