#include "sweep/design/point_plans.hpp"

#include "engine/sweep/small_sweep.hpp"
#include "scenario/plan_of.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::SweepFolder;

namespace {

const InterventionDef& act(const Plan& plan, const std::string& kind) {
  for (const InterventionDef& one : plan.interventions) {
    if (one.kind == kind) return one;
  }
  FAIL("no " + kind);
  return plan.interventions.front();
}

}  // namespace

TEST_CASE("a point's plan is the plan that a planner would have written") {
  const SweepFolder folder("point_plans");
  const SweepDef def = folder.sweep(
      "method = \"grid\"\n[parameters]\n\"teacher_use.try_rate\" = [0.05]\n\"tool.tutor.bias\" = [0.3]\n"
      "\"training.hours_per_teacher\" = [12]\n\"training.start\" = [2026-09-07]\n\"expand.tools\" = "
      "[[\"tutor\"]]\n"
      "\"expand.schools.count\" = [1]\n");
  const PointPlans plans(def);
  const std::vector<double> point = {0.05, 0.3, 12, 0, 0, 1};
  const Result<Plan> swept = plans.plan(0, point);
  REQUIRE(errors_of(swept) == "loaded");
  folder.write("by_hand.toml", R"(schema = 1
name = "Course"
district = "district.toml"
start = 2026-08-03
weeks = 30
[parameters]
teacher_use.try_rate = 0.05
tool.tutor.bias = 0.3
[[intervention]]
kind = "expand"
start = 2026-09-07
tools = ["tutor"]
schools = { count = 1, pick = "all" }
[[intervention]]
kind = "training"
start = 2026-09-07
hours_per_teacher = 12
)");
  const Plan& plan = swept.value();
  CHECK(act(plan, "training").fields.number("hours_per_teacher") == 12);
  CHECK(act(plan, "training").start == parse_date("2026-09-07"));
  CHECK(act(plan, "expand").fields.tools("tools") == std::vector<std::string>{"tutor"});
  CHECK(act(plan, "expand").schools.count == 1);
  CHECK(plan.params[static_cast<std::size_t>(find_param("teacher_use.try_rate"))] == 0.05);
  CHECK(plan.tools.front().bias == 0.3);
}

TEST_CASE("NaN leaves a value as the scenario has it") {
  const SweepFolder folder("point_nan");
  const SweepDef def = folder.sweep(
      "method = \"tornado\"\n[parameters]\n\"training.hours_per_teacher\" = { min = 0, max = 12 }\n");
  const PointPlans plans(def);
  const std::vector<double> as_is = {std::nan("")};
  CHECK(act(plans.plan(0, as_is).value(), "training").fields.number("hours_per_teacher") == 6);
  CHECK(plans.changes_text(as_is).empty());
  CHECK(plans.is_moved(0));
  CHECK_FALSE(plans.is_moved(1));
}

TEST_CASE("a point whose days do not go together is an error of that point") {
  const SweepFolder folder("point_days");
  const SweepDef def =
      folder.sweep("method = \"grid\"\n[parameters]\n\"training.end\" = [2026-08-17, 2026-12-07]\n");
  const PointPlans plans(def);
  const std::vector<double> wrong = {0}, right = {1};
  CHECK(errors_of(plans.plan(0, wrong)).find("not after the week of its beginning") != std::string::npos);
  CHECK(plans.plan(0, right).ok());
  CHECK(plans.plan(1, wrong).ok());  // the other plan trains nobody
}
