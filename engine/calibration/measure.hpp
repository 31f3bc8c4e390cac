#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/survey.hpp"
#include "sim/run_record.hpp"

namespace pilotwave {

/// Whom a measure counts when districts are put together.
enum class Counted : std::uint8_t { Teachers, Students, Districts };

/// What a survey can ask of runs: any metric, or the share of places in which one has reached a level.
struct SurveyMeasure {
  std::string key, label, unit;
  int metric = -1;  ///< index into metric_catalogue()
  Counted counted = Counted::Teachers;
  std::optional<double> reached;  ///< counts a district when its value is at least this
};

[[nodiscard]] std::optional<SurveyMeasure> find_measure(std::string_view key);
/// Every measure's key, the ones that are no metric first.
[[nodiscard]] std::vector<std::string> measure_names();

/// Groups that a survey may name: those of a record, "secondary" (middle and high schools together), and the
/// thirds of districts by poverty. "a - b" is the difference of two.
[[nodiscard]] std::vector<std::string> survey_groups();
/// The part of a group's name that nobody knows; empty when all is well.
[[nodiscard]] std::string unknown_group(std::string_view group);

/// One district's run in an ensemble, with what it stands for.
struct MemberRun {
  const RunRecord* record = nullptr;
  double weight = 1;                       ///< districts it stands for
  double poverty_score = 0;                ///< standard normal
  std::vector<double> teachers, students;  ///< by group of the record; 0 where the group has none
};

/// The figure that a survey would have found in these runs in a week: the mean over teachers, students or
/// districts, times the row's `wording`. Flows (incidents, money, hours) are added up over the row's weeks
/// and counted for each district. NaN when nobody is in the group.
[[nodiscard]] double measured(const SurveyRow& row, std::span<const MemberRun> runs, int week);

}  // namespace pilotwave
