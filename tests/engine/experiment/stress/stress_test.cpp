#include <algorithm>

#include <catch2/catch.hpp>

#include "engine/experiment/fake_runs.hpp"
#include "experiment/stress/stress.hpp"
#include "places.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

Scenario shipped_plan(const std::string& plan) {
  Result<Scenario> read =
      load_scenario(std::string(PILOTWAVE_SOURCE_DIR "/scenarios/plans/") + plan + ".toml",
                    PILOTWAVE_SOURCE_DIR "/scenarios/districts/stone_creek.toml");
  REQUIRE(read);
  return std::move(read).value();
}

const InterventionDef* added(const Scenario& plan, const std::string& kind) {
  for (const InterventionDef& act : plan.interventions) {
    if (act.kind == kind && act.name == "stress") return &act;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("Every shipped plan can be written down under every stress") {
  for (const char* name :
       {"ban", "central-office", "coaching", "distributed-everything", "families-first",
        "flagship-vendor-fails", "launch-everywhere", "no-plan", "staged-pilot", "training-first"}) {
    const Scenario plan = shipped_plan(name);
    for (const Stress stress : kStresses) {
      INFO(name << ", " << stress_key(stress));
      const StressedPlan struck = stressed(stress, plan, 50'000);
      CHECK_FALSE(struck.what.empty());
      if (!struck.plan) continue;
      const std::string text = scenario_text(*struck.plan);
      CHECK(text != scenario_text(plan));
      CHECK(scenario_of_text(text, "stressed").ok());
      CHECK(why_not_paired(std::vector<Scenario>{plan, *struck.plan}).empty());
    }
  }
}

TEST_CASE("The vendor of the tool that is opened most is struck") {
  const StressedPlan struck = stressed(Stress::VendorFails, shipped_plan("staged-pilot"), 0);
  REQUIRE(struck.plan);
  const InterventionDef* act = added(*struck.plan, "vendor_event");
  REQUIRE(act != nullptr);
  CHECK(act->fields.tools("tools") == std::vector<std::string>{"tutor"});
  CHECK(act->fields.choice("event") == "fails");
  CHECK(!stressed(Stress::VendorFails, shipped_plan("no-plan"), 0).plan);
}

TEST_CASE("A cut takes a fifth of every cap, or of what is spent where nothing caps it") {
  Scenario plan = shipped_plan("launch-everywhere");
  plan.district.annual_budget_cents = -1;
  const StressedPlan uncapped = stressed(Stress::BudgetCut, plan, 50'000);
  REQUIRE(uncapped.plan);
  CHECK(added(*uncapped.plan, "budget")->fields.number("annual_usd") == 40'000);
  plan.district.annual_budget_cents = 10'000'000;
  const StressedPlan capped = stressed(Stress::BudgetCut, plan, 50'000);
  CHECK(capped.plan->district.annual_budget_cents == 8'000'000);
  CHECK(added(*capped.plan, "budget") == nullptr);
  plan.district.annual_budget_cents = -1;
  CHECK(!stressed(Stress::BudgetCut, plan, 0).plan);
}

TEST_CASE("A test runs each plan with and without each stress in the same replicates") {
  const std::vector<Scenario> plans = {shipped_plan("staged-pilot"), shipped_plan("no-plan")};
  // Cost: what is opened, and 500 more where a vendor was struck.
  const RunnerOf runner = [](std::span<const Scenario> variants) -> RunReplicate {
    std::vector<double> cost;
    for (const Scenario& variant : variants)
      cost.push_back(variant.interventions.empty()               ? 0
                     : added(variant, "vendor_event") != nullptr ? 1500
                                                                 : 1000);
    const int weeks = variants.front().n_weeks;
    return [cost, weeks](std::uint32_t replicate) {
      std::vector<RunRecord> records;
      for (const double c : cost) {
        RunRecord record(fake_groups(), weeks, static_cast<int>(metric_catalogue().size()));
        set_once(record, Metric::CostUsd, 3, c + replicate);
        records.push_back(std::move(record));
      }
      return records;
    };
  };
  const auto executor = make_serial_executor();
  ReplicatesDef def;
  def.count = 4;
  const StressTest test = stress_test(plans, runner, *executor, def);
  REQUIRE(test.stresses.size() == kStresses.size());
  const auto cost =
      static_cast<std::size_t>(std::find_if(test.outcomes.begin(), test.outcomes.end(),
                                            [](const OutcomeDef& o) {
                                              return o.metrics.front() == static_cast<int>(Metric::CostUsd);
                                            }) -
                               test.outcomes.begin());
  const StressOutcome& vendor = test.stresses[0];
  CHECK(vendor.change[0][cost].difference.mean == 500);
  CHECK(vendor.change[0][cost].count.lost == 4);
  CHECK_FALSE(vendor.struck[1]);
  CHECK_FALSE(vendor.change[1][cost].has_values());
  CHECK(vendor.between[cost].difference.mean == 1500);
  CHECK(test.calm[cost].difference.mean == 1000);
}
