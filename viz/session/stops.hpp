#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// Why a week is worth a stop.
enum class StopKind : unsigned char { Policy, Incident, Goal, Overstep, Parting };

/// A mark on the bar of weeks, where play pauses by itself and keys jump to.
struct Stop {
  int week = 0;  ///< weeks completed: the first picture in which it shows
  StopKind kind = StopKind::Policy;
  std::size_t plan = 0;
  std::string school;  ///< id, empty for the district
  std::string text;    ///< one sentence for the caption strip
};

/// Everything worth a stop in the weeks that are known, ascending by week: what each plan begins and ends,
/// the first serious incident of each plan, each goal when its line is first crossed to the good side and to
/// the bad one, and the week in which the plans part.
[[nodiscard]] std::vector<Stop> stops_of(const Frame& frame);

/// Weeks of stops of the kinds wanted, ascending, once each.
[[nodiscard]] std::vector<int> stop_weeks(const std::vector<Stop>& stops, bool policies, bool incidents);

/// The next stop after (or before) a week, or the week itself where there is none.
[[nodiscard]] int next_stop(const std::vector<Stop>& stops, int week, bool forward);

/// The next week after (or before) one in which a serious incident shows under any plan, if there is one.
[[nodiscard]] std::optional<int> next_incident_week(const Frame& frame, int week, bool forward);
/// Weeks in which some show under a plan, and how many, as far as the run is known.
[[nodiscard]] std::map<int, int> incidents_by_week(const Frame& frame, std::size_t plan);

}  // namespace pilotwave::viz
