#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "chart/chart.hpp"

namespace pilotwave::chart {

/// Something that a plan does.
struct TimelineAct {
  std::string label;
  Date from{};
  std::optional<Date> to;  ///< none: to the end
  bool waits = false;      ///< begins at the earliest on `from`, when a condition holds
  bool shared = false;     ///< every plan does the same
  friend bool operator==(const TimelineAct&, const TimelineAct&) = default;
};

struct TimelineLane {
  PlanLabel plan;
  std::vector<TimelineAct> acts;
  friend bool operator==(const TimelineLane&, const TimelineLane&) = default;
};

/// What plans do and when, a lane a plan on one calendar.
struct Timeline {
  std::string title;
  Date start{}, end{};  ///< first day and the day after the last
  std::vector<TimelineLane> lanes;
  std::optional<Date> now;  ///< nothing after this day is drawn
  friend bool operator==(const Timeline&, const Timeline&) = default;
};

[[nodiscard]] draw::Picture timeline(const Timeline& data, const Frame& frame);
[[nodiscard]] DataTable timeline_table(const Timeline& data);

}  // namespace pilotwave::chart
