#pragma once

#include <cstddef>
#include <string>

#include "base/calendar.hpp"
#include "model/metrics/metric.hpp"

namespace pilotwave {

/// One number kept of every run, as tables name and explain it.
struct CellDef {
  Date date{};  ///< Monday of the last week of its period
  std::string group;
  std::string key;  ///< of a metric: "teacher_weekly_use"; of a goal: "goal_met:teacher_weekly_use"
  std::string label, unit;
  std::string text;  ///< what is measured, in a sentence
  Better better = Better::Neither;
  /// Where a store keeps it: in the series of one metric and group, `place` among those of one line.
  std::size_t line = 0, place = 0;
  std::size_t period = 0, periods = 1;  ///< which value of its series it is, of how many
};

}  // namespace pilotwave
