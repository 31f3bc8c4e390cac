#include <catch2/catch.hpp>

#include <cmath>

#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kStudentUseReplicates = 8;

std::vector<RunRecord> student_use_runs(std::vector<InterventionDef> interventions, int n_weeks = 104) {
  return run_small(small_district(6, 300),
                   with_lasting_vendors(small_plan(std::move(interventions), n_weeks)),
                   kStudentUseReplicates);
}

}  // namespace

TEST_CASE("student use: high school above middle above elementary") {
  const auto runs = student_use_runs({});
  const auto use = [&](std::string_view group) { return mean_last(runs, Metric::StudentUnguidedUse, group); };
  CAPTURE(use("high"), use("middle"), use("elementary"));
  CHECK(use("high") > use("middle") + 0.1);
  CHECK(use("middle") > use("elementary") + 0.15);
  CHECK(use("high") < 0.95);
}

TEST_CASE("student use: a tenth of older students come to depend on AI, and stay about a tenth") {
  const auto runs = student_use_runs({});
  const auto heavy = [&](int from) {
    return (mean_between(runs, Metric::StudentHeavyUse, from, from + 12, "high") +
            mean_between(runs, Metric::StudentHeavyUse, from, from + 12, "middle")) /
           2;
  };
  CAPTURE(heavy(30), heavy(82));
  CHECK(heavy(30) == Approx(0.10).margin(0.04));
  CHECK(heavy(82) == Approx(0.10).margin(0.04));
}

TEST_CASE("student use: hardly any income gradient among students of one level") {
  DistrictDef district = small_district(6, 300);
  for (SchoolDef& school : district.schools) {
    school.level = Level::High;
    school.grade_low = 9;
    school.grade_high = 12;
  }
  const auto runs = run_small(district, small_plan({}, 96), 4);
  const auto use = [&](std::string_view group) {
    return mean_between(runs, Metric::StudentUnguidedUse, 80, 94, group);
  };
  CAPTURE(use("low_income"), use("not_low_income"));
  CHECK(use("low_income") > 0.3);
  CHECK(std::abs(use("low_income") - use("not_low_income")) < 0.04);
}

TEST_CASE(
    "student use: where poor schools get less training, their students use less in class and not alone") {
  InterventionDef course = required_course(24, 0.2, 6), coaches = act("coaching", {{"coaches", 3.0}});
  for (InterventionDef* def : {&course, &coaches}) {
    def->schools.rule = PickRule::NeedLast;
    def->schools.count = 6;
  }
  const auto run_with = [](std::vector<InterventionDef> interventions) {
    interventions.push_back(open_tools({"tutor"}));
    return run_small(small_district(12, 150), with_lasting_vendors(small_plan(std::move(interventions), 96)),
                     12);
  };
  const auto even = run_with({}), uneven = run_with({course, coaches});
  const auto widens = [&](Metric gap) {
    return mean_between(uneven, gap, 76, 94) - mean_between(even, gap, 76, 94);
  };
  const auto minutes = [](const auto& runs, std::string_view group) {
    return mean_between(runs, Metric::GuidedMinutes, 76, 94, group);
  };
  const auto alone = [&](std::string_view group) {
    return mean_between(uneven, Metric::StudentUnguidedUse, 76, 94, group) -
           mean_between(even, Metric::StudentUnguidedUse, 76, 94, group);
  };
  CAPTURE(widens(Metric::GapTrainedPoverty), widens(Metric::GapGuidedPoverty));
  CAPTURE(minutes(even, "low_poverty"), minutes(even, "high_poverty"), minutes(uneven, "low_poverty"),
          minutes(uneven, "high_poverty"), alone("low_poverty"), alone("high_poverty"));
  CHECK(widens(Metric::GapTrainedPoverty) < -0.2);
  CHECK(widens(Metric::GapGuidedPoverty) < -0.02);
  CHECK(minutes(uneven, "low_poverty") / minutes(uneven, "high_poverty") >
        1.3 * minutes(even, "low_poverty") / minutes(even, "high_poverty"));
  CHECK(std::abs(alone("high_poverty") - alone("low_poverty")) < 0.03);
}

TEST_CASE("student use: a ban lowers use a little and does not stop it") {
  const auto free = student_use_runs({}, 156),
             banned = student_use_runs({act("ban", {{"students", 1.0}, {"teachers", 1.0}})}, 156);
  const double without = mean_last(free, Metric::StudentUnguidedUse, "high"),
               with = mean_last(banned, Metric::StudentUnguidedUse, "high");
  CAPTURE(without, with);
  CHECK(with < without - 0.002);
  CHECK(with > 0.6 * without);
}

TEST_CASE("student use: lessons by trained teachers turn use alone from substitution to help") {
  const InterventionDef course = required_course(16, 1, 4),
                        lessons = act("guidelines", {{"staff_meetings", 1.0}, {"lessons", 1.0}});
  const auto none = student_use_runs({}), taught = student_use_runs({course, lessons}),
             untrained = student_use_runs({lessons});
  const auto literacy = [](const auto& runs) { return mean_last(runs, Metric::StudentLiteracy, "high"); };
  const auto harm = [](const auto& runs) { return -mean_last(runs, Metric::Learning, "high"); };
  CAPTURE(literacy(none), literacy(untrained), literacy(taught));
  CAPTURE(harm(none), harm(untrained), harm(taught));
  CHECK(literacy(taught) > literacy(none) + 0.1);
  CHECK(literacy(taught) > 1.3 * literacy(untrained));
  CHECK(harm(taught) < 0.85 * harm(none));
}

}  // namespace pilotwave::test
