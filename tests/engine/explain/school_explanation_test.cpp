#include "explain/school_explanation.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

using Catch::Matchers::Contains;

/// Explains one school in every week of a run and checks that the week's rollout does what was said.
std::vector<SchoolExplanation> follow_school(const Plan& plan, std::uint32_t school) {
  const auto executor = make_serial_executor();
  const auto world = build_world(small_district(6, 120), plan, 0, *executor);
  Simulation run(world, plan, *executor);
  std::vector<SchoolExplanation> weeks;
  while (!run.finished()) {
    run.step(
        [&](const OpenWeek& week) { weeks.push_back(explain_school(week, school, run.record().events)); });
    for (std::size_t t = 0; t < plan.tools.size(); ++t) {
      const SchoolState& now = run.state().schools[school];
      REQUIRE(weeks.back().tools[t].opens == ((now.open & tool_bit(t)) != 0));
      REQUIRE(weeks.back().tools[t].pilot == ((now.pilot & tool_bit(t)) != 0));
      REQUIRE_FALSE(weeks.back().tools[t].why.empty());
    }
  }
  return weeks;
}

const LeverStanding& lever(const SchoolExplanation& e, std::string_view kind) {
  return *std::find_if(e.levers.begin(), e.levers.end(),
                       [&](const LeverStanding& l) { return l.kind == kind; });
}

std::size_t opening(const std::vector<SchoolExplanation>& weeks) {
  const auto it =
      std::find_if(weeks.begin(), weeks.end(), [](const SchoolExplanation& e) { return e.tools[0].opens; });
  return static_cast<std::size_t>(it - weeks.begin());
}

}  // namespace

TEST_CASE(
    "a school's tools open and close in the weeks in which the explanation says so, and for its reason") {
  const Plan plan = small_plan({act("governance", {{"weekly_hours", std::array<double, 3>{60, 60, 60}}}),
                                act("expand", {{"tools", tools({"tutor"})},
                                               {"waves", 2.0},
                                               {"weeks_between", 20.0},
                                               {"order", std::string("need_first")}}),
                                act("pause", {{"tools", tools({"tutor"})}, {"weeks", 4.0}}, "2027-03-01")},
                               45);
  const DistrictDef district = small_district(6, 120);
  const auto richest =
      static_cast<std::uint32_t>(std::min_element(district.schools.begin(), district.schools.end(),
                                                  [](const SchoolDef& a, const SchoolDef& b) {
                                                    return a.poverty_share < b.poverty_share;
                                                  }) -
                                 district.schools.begin());
  const std::vector<SchoolExplanation> weeks = follow_school(plan, richest);
  CHECK_THAT(weeks[5].phase, Contains("not open yet"));
  CHECK_THAT(lever(weeks[5], "expand").text, Contains("wave 2 of 2") && Contains("comes on 2026-12-21"));
  CHECK(weeks[5].tools[0].why == "nobody asks for it");
  CHECK(weeks[5].tools[1].why == "nobody asks for it");
  const std::size_t opens = opening(weeks);
  REQUIRE(opens == 20);
  CHECK(weeks[opens].phase == "opens for the first time");
  CHECK(weeks[opens].change == "tutor opens this week");
  CHECK(weeks[opens].tools[0].why == "asked for");
  CHECK_THAT(weeks[opens + 1].phase, Contains("open since 2026-12-21"));
  CHECK_THAT(lever(weeks[opens + 1], "expand").text, Contains("open since 2026-12-21"));
  CHECK_THAT(weeks[opens].tools[0].review, Contains("approved"));
  const std::size_t pause = 30;  // the week of 1 March 2027
  CHECK(weeks[pause].tools[0].why == "paused");
  CHECK(weeks[pause].change == "tutor closes this week");
  CHECK_THAT(weeks[pause].phase, Contains("closed; first opened on 2026-12-21"));
  CHECK_THAT(lever(weeks[pause], "pause").text, Contains("until 2027-03-29"));
  CHECK(weeks[pause + 4].tools[0].opens);
  CHECK_THAT(lever(weeks[pause + 4], "pause").text, Contains("over since 2027-03-29"));
}

TEST_CASE("before its review a tool waits for approval, and a pilot for its gate") {
  const Plan plan = small_plan({act("governance", {{"weekly_hours", std::array<double, 3>{2, 2, 2}}}),
                                act("pilot", {{"tools", tools({"tutor"})},
                                              {"gate_after_weeks", 6.0},
                                              {"gate_min_use", 1.0},
                                              {"gate_extensions", 1.0}})},
                               40);
  const std::vector<SchoolExplanation> weeks = follow_school(plan, 1);
  CHECK_THAT(weeks[1].tools[0].why, Contains("waits for approval"));
  CHECK_THAT(lever(weeks[1], "pilot").text,
             Contains("not open yet") && Contains("6 weeks after the first opening"));
  const std::size_t opens = opening(weeks);
  REQUIRE(opens < weeks.size());
  CHECK(weeks[opens].tools[0].pilot);
  CHECK(weeks[opens].tools[0].why == "in a pilot");
  CHECK_THAT(lever(weeks[opens + 2], "pilot").text,
             Contains("open as a pilot") && Contains("the gate is held on"));
  CHECK_THAT(lever(weeks.back(), "pilot").text, Contains("failed its gate on"));
  CHECK(weeks.back().tools[0].why == "nobody asks for it");
  const auto gates = std::count_if(weeks.back().story.begin(), weeks.back().story.end(),
                                   [](const EventRecord& e) { return e.kind == "gate"; });
  CHECK(gates == 2);
}

TEST_CASE("a school waits until enough of its teachers are trained, and is told how many are") {
  const Plan plan = small_plan({act("governance", {{"arrangement", std::string("none")}}),
                                act("expand", {{"tools", tools({"planning"})}, {"min_trained_share", 0.9}})},
                               12);
  const std::vector<SchoolExplanation> weeks = follow_school(plan, 0);
  CHECK_THAT(lever(weeks[8], "expand").text,
             Contains("waits until 90% of its teachers have 4 hours of training"));
}

}  // namespace pilotwave::test
