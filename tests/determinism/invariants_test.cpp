#include <catch2/catch.hpp>

#include "determinism/random_scenario.hpp"
#include "determinism/weekly_invariants.hpp"
#include "doctor/state_invariants.hpp"
#include "model/state.hpp"
#include "sim/simulation.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

constexpr int kInvariantWeeks = 56;  // crosses a year boundary

}  // namespace

TEST_CASE("what must always hold, holds every week of randomly drawn scenarios") {
  const auto executor = make_serial_executor();
  for (std::uint32_t seed = 100; seed < 140; ++seed) {
    const DistrictDef district = random_district(seed);
    const Plan plan = random_plan(seed, kInvariantWeeks, district);
    const auto world = build_world(district, plan, seed, *executor);
    Simulation simulation(world, plan, *executor);
    WeeklyInvariants invariants(*world, plan, simulation.state());
    while (!simulation.finished()) {
      const int week = simulation.week();
      simulation.step();
      invariants.after_week(week, simulation.state(), simulation.record());
    }
    for (const auto& [id, count] : invariants.counts()) {
      INFO("scenario " << seed << ", " << id << ": " << count.first);
      CHECK(count.broken == 0);
    }
    CHECK_FALSE(broken_comings_and_goings(*world, simulation.state().district));  // nobody vanishes
  }
}

TEST_CASE("a cap on money is passed only by what must be paid: incidents and lost vendors (VV-O5)") {
  const auto executor = make_serial_executor();
  for (std::uint32_t seed = 200; seed < 215; ++seed) {
    DistrictDef district = random_district(seed);
    district.annual_budget_cents = 300'000;
    Plan plan = random_plan(seed, kInvariantWeeks, district);
    std::erase_if(plan.interventions, [](const InterventionDef& i) { return i.kind == "budget"; });
    Simulation simulation(build_world(district, plan, 0, *executor), plan, *executor);
    std::int64_t forced = 0;
    int fiscal = 0;
    const Calendar calendar(plan.start, kInvariantWeeks, district.calendar);
    while (!simulation.finished()) {
      const int week = simulation.week();
      simulation.step();
      const Ledger& l = simulation.state().district.ledger;
      if (calendar.fiscal_year(week) != fiscal) fiscal = calendar.fiscal_year(week), forced = 0;
      forced += l.week_by_line[static_cast<std::size_t>(Line::IncidentResponse)] +
                l.week_by_line[static_cast<std::size_t>(Line::VendorLoss)];
      INFO("scenario " << seed << ", week " << week);
      REQUIRE(l.spent_cents <= 300'000 + forced);
    }
  }
}

TEST_CASE("more places in training never shrink the set of trained teachers, under the same luck (VV-P21)") {
  const DistrictDef district = random_district(41);
  const auto executor = make_serial_executor();
  const auto trained = [&](double capacity) {
    Plan plan = empty_plan(30);
    InterventionDef training = default_intervention("training", plan.start);
    training.fields.set("capacity", capacity);
    plan.interventions.push_back(training);
    Simulation simulation(build_world(district, plan, 0, *executor), plan, *executor);
    simulation.run_to_end();
    return simulation.state().teachers.sessions;
  };
  const auto few = trained(2), more = trained(6), all = trained(0);
  std::size_t n_few = 0, n_all = 0;
  for (std::size_t t = 0; t < few.size(); ++t) {
    if (few[t] > 0) REQUIRE(more[t] > 0);
    if (more[t] > 0) REQUIRE(all[t] > 0);
    n_few += few[t] > 0, n_all += all[t] > 0;
  }
  CHECK(n_few < n_all);
}
