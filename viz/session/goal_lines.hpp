#pragma once

#include <vector>

#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// A week in which an outcome crosses the line of a goal.
struct GoalCrossing {
  GoalDef goal;
  int week = 0;       ///< in which it happens
  bool good = false;  ///< to the side where the goal is met
};

/// For every goal of a plan for all people: when it is first reached, and when it is first missed again or
/// gone beyond. What is counted over the whole time (money, incidents) crosses when the count so far does;
/// what stands on the wrong side from the start has not crossed.
[[nodiscard]] std::vector<GoalCrossing> goal_crossings(const Frame& frame, std::size_t plan);

/// The number that a goal's outcome may not go beyond, or has to reach, on a chart of the metric: of
/// incidents a year for every thousand teachers, as many as that is over the whole time.
[[nodiscard]] double goal_line(const Frame& frame, const GoalDef& goal);

/// Whether a metric's weeks are added up on a chart.
[[nodiscard]] bool is_summed(int metric);

/// A metric's weeks as charts show them, as far as the run is known: added up where it is_summed().
[[nodiscard]] std::vector<double> charted_weeks(const PlanFrame& plan, int metric);

}  // namespace pilotwave::viz
