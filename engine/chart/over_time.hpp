#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "chart/chart.hpp"

namespace pilotwave::chart {

/// How runs spread at one time.
struct Spread {
  double median = 0, q05 = 0, q25 = 0, q75 = 0, q95 = 0;  ///< NaN without values
  friend bool operator==(const Spread&, const Spread&) = default;
};

/// One plan over time; every row as long as OverTime::days.
struct TimeSeries {
  PlanLabel plan;
  std::vector<Spread> spread;
  std::vector<std::vector<float>> samples;  ///< a few single runs, [run][day]
  std::string end{};                        ///< said with its letter at the end of its line, not its name
  friend bool operator==(const TimeSeries&, const TimeSeries&) = default;
};

/// Something a plan does, marked on the time axis.
struct TimeFlag {
  std::size_t plan = 0;
  Date day{};
  std::string label;  ///< short: "A1"
  friend bool operator==(const TimeFlag&, const TimeFlag&) = default;
};

struct TimeGoal {
  double value = 0;
  std::optional<Date> by;
  std::string label;  ///< "goal 60%"
  friend bool operator==(const TimeGoal&, const TimeGoal&) = default;
};

/// An outcome of several plans over time: median, or the line of a single run, the ranges that hold 50 and 90
/// of 100 runs, single runs, the goal; beneath, where there are two plans, their difference pair by pair
/// around zero.
struct OverTime {
  std::string title;
  std::string outcome;     ///< "teachers using approved AI weekly"
  std::vector<Date> days;  ///< on which values are known, ascending: Mondays of weeks, or ends of months
  Measure measure;
  std::vector<TimeSeries> plans;
  std::vector<TimeFlag> flags;
  std::optional<TimeGoal> goal;
  std::vector<Spread> difference;    ///< first minus second, pair by pair; empty for none
  std::optional<std::size_t> up_to;  ///< how many of `days` are drawn, the axis stays; none: all
  double height = 0;                 ///< px, of the picture; 0: as it chooses
  friend bool operator==(const OverTime&, const OverTime&) = default;
};

[[nodiscard]] draw::Picture over_time(const OverTime& data, const Frame& frame);
/// A row about every quarter of a year, and one for the last day.
[[nodiscard]] DataTable over_time_table(const OverTime& data);

}  // namespace pilotwave::chart
