#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "determinism/random_scenario.hpp"
#include "doctor/trial_interventions.hpp"
#include "model/interventions/catalogue.hpp"
#include "sim/simulation.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

constexpr int kContractWeeks = 40;

RunRecord run(const DistrictDef& district, const Plan& plan) {
  const auto executor = make_serial_executor();
  return run_plan(build_world(district, plan, 0, *executor), plan, *executor, {false, true});
}

/// A plan in which every kind has something to act on.
Plan busy_plan(int weeks) {
  Plan plan = empty_plan(weeks);
  for (const char* kind : {"governance", "expand", "training", "guidelines", "engagement"})
    plan.interventions.push_back(default_intervention(kind, plan.start));
  plan.interventions[0].fields.set("weekly_hours", std::array<double, 3>{60, 60, 60});
  return plan;
}

}  // namespace

TEST_CASE("every kind of intervention at zero strength changes no byte (VV-P6, VV-O22)") {
  const DistrictDef district = random_district(31);
  const Plan plan = busy_plan(kContractWeeks);
  const RunRecord expected = run(district, plan);
  for (const InterventionKind& kind : intervention_catalogue()) {
    Plan with = plan;
    with.interventions.push_back(idle_intervention(kind, plan.start + std::chrono::days{21}));
    const RunRecord record = run(district, with);
    INFO(kind.kind);
    CHECK(record.week_hash() == expected.week_hash());
    CHECK(record.events == expected.events);
  }
}

TEST_CASE("every kind of intervention at full strength changes something, and only from its start on") {
  const DistrictDef district = random_district(31);
  const Plan plan = busy_plan(kContractWeeks);
  const RunRecord expected = run(district, plan);
  constexpr int kStartWeek = 8;  // in session
  for (const InterventionKind& kind : intervention_catalogue()) {
    Plan with = plan;
    InterventionDef def = default_intervention(kind.kind, plan.start + std::chrono::days{7 * kStartWeek});
    def.name = "acts";
    if (kind.kind == "governance")
      def.fields.set("openness", 1.0), def.fields.set("weekly_hours", std::array<double, 3>{9, 9, 9});
    if (kind.kind == "expand") def.fields.set("tools", std::vector<std::string>{"feedback"});
    if (kind.kind == "pilot") def.fields.set("tools", std::vector<std::string>{"tutor"});
    if (kind.kind == "license") def.fields.set("student_seats", 50.0);
    if (kind.kind == "budget") def.fields.set("annual_usd", 100.0);
    if (kind.kind == "release_event") def.fields.set("capability_step", 1.0);
    if (kind.kind == "engagement") def.fields.set("meetings_per_year", 20.0);
    with.interventions.push_back(def);
    const RunRecord record = run(district, with);
    INFO(kind.kind);
    CHECK(record.week_hash() != expected.week_hash());
    CHECK(std::equal(record.week_hash().begin(), record.week_hash().begin() + kStartWeek,
                     expected.week_hash().begin()));
  }
}

TEST_CASE("every field at either end of its bounds runs to the end with finite numbers") {
  const DistrictDef district = random_district(32);
  for (const InterventionKind& kind : intervention_catalogue()) {
    for (const bool high : {false, true}) {
      Plan plan = busy_plan(30);
      plan.interventions.push_back(
          extreme_intervention(kind, high, plan.start + std::chrono::days{14}, plan.tools));
      const RunRecord record = run(district, plan);
      INFO(kind.kind << (high ? " at its upper bounds" : " at its lower bounds"));
      for (const double v : record.raw()) REQUIRE((std::isfinite(v) || std::isnan(v)));
      CHECK(std::isfinite(record.value(0, 0, 29)));
    }
  }
}

TEST_CASE("a pilot of no tools holds up nothing that waits for a gate") {
  const DistrictDef district = random_district(34);
  Plan plan = busy_plan(40);
  InterventionDef pilot = default_intervention("pilot", plan.start);
  pilot.fields.set("gate_after_weeks", 4.0);
  InterventionDef after = default_intervention("expand", plan.start);
  after.start.reset();
  after.when.program = {{Condition::Op::GreaterEqual, Signal::PilotGatePassed, 1}};
  after.when.text = "pilot.gate_passed >= 1";
  plan.interventions = {plan.interventions[0], pilot, after};
  const RunRecord expected = run(district, plan);
  Plan with = plan;
  with.interventions.push_back(
      idle_intervention(*find_intervention_kind("pilot"), plan.start + std::chrono::days{21}));
  CHECK(run(district, with).week_hash() == expected.week_hash());
  const auto passed = [](const EventRecord& e) { return e.kind == "gate" && e.detail.starts_with("go"); };
  CHECK(
      std::any_of(expected.events.begin(), expected.events.end(), passed));  // there was something to hold up
}

TEST_CASE("a condition starts a lever in the week after it first holds, and `until` ends it") {
  const DistrictDef district = random_district(33);
  Plan plan = busy_plan(30);
  const RunRecord without = run(district, plan);
  InterventionDef ban = default_intervention("ban", plan.start);
  ban.start.reset();
  ban.when.program = {{Condition::Op::GreaterEqual, Signal::WeeksSinceStart, 10}};
  ban.when.text = "weeks_since_start >= 10";
  plan.interventions.push_back(ban);
  const RunRecord with = run(district, plan);
  for (std::size_t w = 0; w < 10; ++w) REQUIRE(with.week_hash()[w] == without.week_hash()[w]);
  CHECK(with.week_hash().back() != without.week_hash().back());
}
