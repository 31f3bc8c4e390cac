#include "scenario/plan_of.hpp"

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::PlanFolder;

TEST_CASE("a plan is what a scenario asks of a run") {
  const PlanFolder folder("plan_of");
  const auto loaded = folder.load(
      "weeks = 9\nseed = 5\nstart = 2026-09-01\n[parameters]\ntrust.loss = 0.2\n[[tool]]\nid = \"x\"\n"
      "kind = \"tutor\"\n[[intervention]]\nkind = \"training\"\nstart = 2026-09-01\n");
  REQUIRE(errors_of(loaded) == "loaded");
  const Plan plan = plan_of(loaded.value());
  CHECK(plan.n_weeks == 9);
  CHECK(plan.seed == 5);
  CHECK(date_text(plan.start) == "2026-09-01");
  CHECK(plan.params[static_cast<std::size_t>(find_param("trust.loss"))] == 0.2);
  CHECK(plan.tools.size() == 5);
  REQUIRE(plan.interventions.size() == 1);
  CHECK(plan.interventions[0].kind == "training");
}
