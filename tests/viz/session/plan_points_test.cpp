#include "viz/session/plan_points.hpp"

#include <catch2/catch.hpp>

#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;
using Catch::Matchers::StartsWith;

TEST_CASE("Of two plans each is told by what the other does not do") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(viz::test::small_pair(3, 60), 0, *executor);
  const auto frame = rehearsal.frame({0, {}});
  const auto early = plan_points(*frame, 0), late = plan_points(*frame, 1);
  REQUIRE(early.size() == 1);
  REQUIRE(late.size() == 1);
  CHECK_THAT(early[0], StartsWith("Opening of tools from 5 October 2026"));
  CHECK_THAT(late[0], StartsWith("Opening of tools from 11 January 2027"));
}

TEST_CASE("One plan alone is told whole, and what is left over is counted") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal({viz::test::small_scenario("one", "2026-10-05", 3, 60)}, 0, *executor);
  const auto frame = rehearsal.frame({0, {}});
  const auto all = plan_points(*frame, 0);
  REQUIRE(all.size() == 2);
  CHECK_THAT(all[0], StartsWith("Training from 3 August 2026"));
  CHECK(plan_points(*frame, 0, 1) == std::vector<std::string>{"and 2 more"});
}

TEST_CASE("What reads alike under both plans is not told as a difference") {
  const auto executor = make_serial_executor();
  Scenario plan = viz::test::small_scenario("same", "2026-10-05", 3, 60), other = plan;
  // Who has to come is not among the words of a point.
  for (InterventionDef& def : other.interventions) {
    if (def.kind == "training") def.fields.set("attendance", std::string("required"));
  }
  Rehearsal rehearsal({plan, other}, 0, *executor);
  const auto frame = rehearsal.frame({0, {}});
  CHECK(plan_points(*frame, 0) == std::vector<std::string>{"the same steps, with other details"});
}

TEST_CASE("Plans that do the same say so") {
  const auto executor = make_serial_executor();
  const Scenario plan = viz::test::small_scenario("same", "2026-10-05", 3, 60);
  Rehearsal rehearsal({plan, plan}, 0, *executor);
  CHECK_THAT(plan_points(*rehearsal.frame({0, {}}), 0).at(0), StartsWith("nothing that the other"));
}
