#include "viz/scene/waves.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "scenario/canonical_order.hpp"
#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

TEST_CASE("Schools that open in one week are one wave, later ones the next; who has not opened is in none") {
  const auto executor = make_serial_executor();
  // Two schools in October, all in January.
  Scenario plan = viz::test::small_scenario("waves", "2026-10-05", 6, 60, 60);
  const auto expand = std::find_if(plan.interventions.begin(), plan.interventions.end(),
                                   [](const InterventionDef& act) { return act.kind == "expand"; });
  REQUIRE(expand != plan.interventions.end());
  InterventionDef later = *expand;
  later.start = *parse_date("2027-01-11");
  later.name = "later";
  expand->schools.rule = PickRule::Named;
  expand->schools.names = {"school-01", "school-04"};
  plan.interventions.push_back(later);
  sort_canonically(plan.interventions);
  Rehearsal rehearsal({plan}, 0, *executor);
  rehearsal.run_to_end();
  const auto first = rehearsal.frame({5, {}}), second = rehearsal.frame({20, {}}),
             third = rehearsal.frame({40, {}});
  CHECK(waves_of(first->plans[0], 5).n == 0);
  CHECK(waves_of(first->plans[0], 5).of_school == std::vector<int>(6, 0));
  CHECK(waves_of(second->plans[0], 20).of_school == std::vector<int>{0, 1, 0, 0, 1, 0});
  const Waves waves = waves_of(third->plans[0], 40);
  CHECK(waves.of_school == std::vector<int>{2, 1, 2, 2, 1, 2});
  REQUIRE(waves.weeks.size() == 2);
  CHECK(waves.weeks[0] < waves.weeks[1]);
  // Of a later frame an earlier week knows nothing of what was to come.
  CHECK(waves_of(third->plans[0], 5).n == 0);
}
