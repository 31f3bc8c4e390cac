#pragma once

#include <initializer_list>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "model/metrics/metric_id.hpp"
#include "model/week.hpp"
#include "sim/plan.hpp"
#include "sim/run_record.hpp"
#include "sim/simulation.hpp"

namespace pilotwave::test {

/// A district of `n_schools` alike in size: elementary, middle and high in turn, poverty spread evenly from
/// 0.15 to 0.85, so that every level and every poverty tercile is there from three schools on. One teacher to
/// 15 students.
[[nodiscard]] DistrictDef small_district(int n_schools = 6, int students = 300);

/// The four standard tools, from the parameters, in the order tutor, feedback, planning, general chat: their
/// ids are the names of their kinds with dashes.
[[nodiscard]] std::vector<ToolDef> standard_tools(const Params& params);

/// An intervention with its kind's defaults and the fields given; starts on a day, first of the plan by
/// default.
using FieldSetting = std::pair<std::string_view, FieldValue>;
[[nodiscard]] InterventionDef act(std::string_view kind, std::initializer_list<FieldSetting> fields = {},
                                  std::string_view start = "2026-08-03");
/// A value for `tools`: the list of ids given.
[[nodiscard]] FieldValue tools(std::initializer_list<std::string> ids);

/// A plan of two or so school years from 3 August 2026 with the standard tools.
[[nodiscard]] Plan small_plan(std::vector<InterventionDef> interventions = {}, int n_weeks = 104);

/// Runs of one plan under several lucks; two plans of equal dates and seed are run in the same worlds.
[[nodiscard]] std::vector<RunRecord> run_small(const DistrictDef& district, const Plan& plan,
                                               std::uint32_t replicates = 1,
                                               const RecordOptions& options = {});

/// One number of one run: a metric in a week (counted from the end when negative), or its sum or mean over
/// the run.
[[nodiscard]] double in_week(const RunRecord& run, Metric metric, int week, std::string_view group = "all");
[[nodiscard]] double run_total(const RunRecord& run, Metric metric, std::string_view group = "all");
/// The mean over runs of a metric's last week, and of its sum over the run.
[[nodiscard]] double mean_last(const std::vector<RunRecord>& runs, Metric metric,
                               std::string_view group = "all");
[[nodiscard]] double mean_total(const std::vector<RunRecord>& runs, Metric metric,
                                std::string_view group = "all");

/// A district in one week with every part writable, for tests of one process alone: set `state` (this week's,
/// which rules write), then `settle()` to make it last week's, then run the process in `context()`.
struct SmallWeek {
  explicit SmallWeek(const DistrictDef& district = small_district(), Plan plan = small_plan(),
                     std::uint32_t replicate = 0);

  void settle() { before = {state.district, state.schools, state.teachers}; }
  /// Last week as settled, and the effects as they now are.
  [[nodiscard]] WeekContext context() const {
    return {*world, plan.params, plan.tools, effects, before, week};
  }

  Plan plan;
  std::shared_ptr<const World> world;
  Effects effects;
  ModelState state;
  Before before;
  int week = 9;  ///< in session; neither a term start, exams nor professional development
};

}  // namespace pilotwave::test
