#include <catch2/catch.hpp>

#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kGuidelinesReplicates = 8;

/// A district that starts without any guidelines.
DistrictDef unguided_district() {
  DistrictDef district = small_district(6, 300);
  district.today.guidance_reach = 0;
  return district;
}

InterventionDef text_by(double memo, double staff_meetings, double lessons = 0) {
  return act("guidelines", {{"memo", memo}, {"staff_meetings", staff_meetings}, {"lessons", lessons}},
             "2026-09-07");
}

}  // namespace

TEST_CASE("guidelines: a year after a memo the district has a text and few of its teachers know it") {
  const auto memo = run_small(unguided_district(), small_plan({text_by(0.5, 0)}, 62), kGuidelinesReplicates);
  const auto met = run_small(unguided_district(), small_plan({text_by(0.5, 1)}, 62), kGuidelinesReplicates);
  const double text = mean_in_week(memo, Metric::GuidelineFreshness, 56),
               by_memo = mean_in_week(memo, Metric::GuidanceReach, 56),
               by_meetings = mean_in_week(met, Metric::GuidanceReach, 56);
  CAPTURE(text, by_memo, by_meetings);
  CHECK(text > 0.25);
  CHECK(by_memo > 0.05);
  CHECK(by_memo < 0.3);
  CHECK(by_meetings > 0.6);
}

TEST_CASE("guidelines: the same text brings more use and saves more hours where it reaches people") {
  const auto run_with = [](const InterventionDef& text) {
    return run_small(unguided_district(), small_plan({open_tools({"planning"}), text}, 96), 12);
  };
  const auto memo = run_with(text_by(0.5, 0)), met = run_with(text_by(0.5, 1));
  const double use_memo = mean_between(memo, Metric::TeacherWeeklyUse, 80, 94),
               use_met = mean_between(met, Metric::TeacherWeeklyUse, 80, 94),
               saved_memo = mean_between(memo, Metric::HoursSaved, 80, 94),
               saved_met = mean_between(met, Metric::HoursSaved, 80, 94);
  CAPTURE(use_memo, use_met, saved_memo, saved_met);
  CHECK(use_met > use_memo + 0.01);
  CHECK(saved_met > 1.05 * saved_memo);
}

TEST_CASE("guidelines: a ban acts at once where a nuanced text takes a school year to reach students") {
  const auto run_with = [](std::vector<InterventionDef> interventions) {
    return run_small(unguided_district(), small_plan(std::move(interventions), 96), kGuidelinesReplicates);
  };
  const auto free = run_with({}), banned = run_with({act("ban", {{"students", 1.0}}, "2026-09-07")}),
             taught = run_with({text_by(0.5, 1, 1)});
  // Fewer students using AI on their own than without rules, a month after and in the second spring.
  const auto fewer = [&](const std::vector<RunRecord>& runs, int week) {
    return mean_in_week(free, Metric::StudentUnguidedUse, week) -
           mean_in_week(runs, Metric::StudentUnguidedUse, week);
  };
  CAPTURE(fewer(banned, 9), fewer(taught, 9), fewer(banned, 94), fewer(taught, 94));
  CHECK(fewer(banned, 9) > 4 * fewer(taught, 9));
  CHECK(fewer(taught, 94) > 0.01);
  CHECK(fewer(taught, 94) / fewer(banned, 94) > 3 * fewer(taught, 9) / fewer(banned, 9));
}

TEST_CASE("guidelines: most of the use that a ban takes out of school goes on at home") {
  const auto run_with = [](std::vector<InterventionDef> interventions) {
    return run_small(unguided_district(), small_plan(std::move(interventions), 60), kGuidelinesReplicates);
  };
  const auto free = run_with({}), banned = run_with({act("ban", {{"students", 1.0}})}),
             filtered = run_with({act("ban", {{"students", 1.0}, {"home_filter", 1.0}})});
  const auto fewer = [&](const std::vector<RunRecord>& runs) {
    return mean_in_week(free, Metric::StudentUnguidedUse, 40) -
           mean_in_week(runs, Metric::StudentUnguidedUse, 40);
  };
  CAPTURE(fewer(banned), fewer(filtered));
  CHECK(fewer(filtered) > 0.02);
  CHECK(fewer(banned) > 0.003);
  CHECK(fewer(banned) < 0.5 * fewer(filtered));
  // What goes on at home is out of sight, and of that a filter leaves nothing.
  const auto hidden = [](const std::vector<RunRecord>& runs) {
    return mean_in_week(runs, Metric::StudentHiddenUse, 40);
  };
  CHECK(hidden(free) == 0);
  CHECK(hidden(banned) > 0.3 * mean_in_week(banned, Metric::StudentUnguidedUse, 40));
  CHECK(hidden(filtered) == 0);
}

}  // namespace pilotwave::test
