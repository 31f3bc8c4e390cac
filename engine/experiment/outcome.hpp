#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "experiment/group_size.hpp"
#include "model/metrics/metric.hpp"
#include "scenario/scenario.hpp"
#include "sim/run_record.hpp"

namespace pilotwave {

/// How the weeks of a run become one number.
enum class Reading : std::uint8_t {
  AtEnd,             ///< a level: value in the last school week on or before the outcome's day
  Total,             ///< a flow: sum of all weeks up to the outcome's day
  Per1000StaffYear,  ///< Total for every 1,000 teachers and year
  WeeksToGoal,       ///< weeks until the goal is met and stays met to its day; infinite when never
};

/// One number that plans are compared by.
struct OutcomeDef {
  std::string key;    ///< of tables: "teacher_weekly_use", "weeks_to_goal:teacher_weekly_use"
  std::string label;  ///< for people: "teachers using approved AI weekly"
  std::string unit;
  std::vector<int> metrics;  ///< indices into metric_catalogue(); their values are added up
  Reading reading = Reading::AtEnd;
  Better better = Better::Neither;
  MetricScope scope = MetricScope::District;
  std::optional<Date> day;    ///< last day that counts; none = end of the run
  std::string group = "all";  ///< the group of the headline
  std::optional<GoalDef> goal;

  /// A goal that a planner set, as opposed to an outcome that every comparison shows.
  [[nodiscard]] bool is_goal() const { return goal.has_value() && reading != Reading::WeeksToGoal; }
};

/// The outcomes of a comparison: every goal of the plans in the order given (an equal goal once; where two
/// plans set another threshold for the same metric, kind, day and group, the earlier plan's holds), then for
/// each `at_least` goal the weeks until it is met, then the outcomes that every comparison shows unless a
/// goal already reads them.
struct OutcomeList {
  std::vector<OutcomeDef> outcomes;
  std::vector<std::string> notes;  ///< goals that were set aside, said for people
};
[[nodiscard]] OutcomeList outcomes_of(std::span<const Scenario> plans);

/// Whether a goal was met in a run.
struct GoalOutcome {
  bool met = false;
  int week = -1;     ///< `at_least`: the week from which it stood to its day; else -1
  double value = 0;  ///< as the outcome reads it
};

/// Reads outcomes from the records of one district and calendar.
class OutcomeReader {
 public:
  OutcomeReader(const Calendar& calendar, const DistrictDef& district, std::span<const GroupDef> groups);

  /// NaN where the metric does not apply to the group.
  [[nodiscard]] double value(const OutcomeDef& outcome, const RunRecord& run, std::size_t group) const;
  /// @param outcome one with a goal
  [[nodiscard]] GoalOutcome goal(const OutcomeDef& outcome, const RunRecord& run, std::size_t group) const;
  /// The week whose value is read, or the last one that counts.
  [[nodiscard]] int week_read(const OutcomeDef& outcome) const;
  [[nodiscard]] const std::vector<GroupSize>& sizes() const { return sizes_; }

 private:
  [[nodiscard]] int last_week(const OutcomeDef& outcome) const;
  [[nodiscard]] double total(const OutcomeDef& outcome, const RunRecord& run, std::size_t group) const;
  [[nodiscard]] int week_met(const OutcomeDef& outcome, const RunRecord& run, std::size_t group) const;

  Calendar calendar_;
  std::vector<GroupSize> sizes_;
};

}  // namespace pilotwave
