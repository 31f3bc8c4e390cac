#include <catch2/catch.hpp>

#include <cmath>

#include "determinism/random_scenario.hpp"
#include "model/budget.hpp"
#include "model/rollout.hpp"
#include "model/state.hpp"
#include "model/turnover.hpp"
#include "sim/simulation.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

constexpr int kWeeks = 56;  // crosses a year boundary

void check_people(const World& world, const ModelState& s) {
  REQUIRE(s.teachers.level.size() == world.n_teachers());
  REQUIRE(s.students.use.size() == world.n_students());
  for (std::size_t t = 0; t < s.teachers.level.size(); ++t) {
    REQUIRE(static_cast<std::size_t>(s.teachers.level[t]) < kUseLevels);
    for (const float share :
         {s.teachers.skill[t], s.teachers.ethics[t], s.teachers.coached[t], s.teachers.trust[t]})
      REQUIRE((share >= 0 && share <= 1));
    REQUIRE((s.teachers.practical_hours[t] >= 0 && s.teachers.ethics_hours[t] >= 0));
  }
  for (std::size_t k = 0; k < s.students.use.size(); ++k) {
    REQUIRE(static_cast<unsigned>(s.students.use[k]) <= 2U);
    for (const float share :
         {s.students.habit[k], s.students.literacy[k], s.students.trust[k], s.students.family_trust[k]})
      REQUIRE((share >= 0 && share <= 1));
    REQUIRE(std::isfinite(s.students.learning[k]));
  }
}

void check_kept_exposure(const World& world, const Params& params, const ModelState& s, int school_year) {
  ModelState counted = s;
  recount_exposure(world, params, school_year, counted);
  REQUIRE(counted.students.friends_using == s.students.friends_using);
  REQUIRE(counted.teachers.peers_using == s.teachers.peers_using);
  REQUIRE(counted.teachers.peers_skilled == s.teachers.peers_skilled);
}

void check_access(const World& world, const Plan& plan, const ModelState& s) {
  for (std::size_t t = 0; t < plan.tools.size(); ++t) {
    const auto [student_seats, teacher_seats] = seats_paid(s.district, t);
    std::uint64_t granted = 0;
    for (std::uint32_t k = 0; k < s.schools.size(); ++k) {
      const SchoolState& school = s.schools[k];
      granted += school.student_seats[t];
      REQUIRE(school.student_seats[t] <= world.schools.n_students(k));
      REQUIRE(school.seats_used[t] <= world.schools.n_students(k));
      if (!(school.open & tool_bit(t)))
        REQUIRE((school.student_seats[t] == 0 && school.teacher_seats[t] == 0));
    }
    if (plan.tools[t].seat_price_usd > 0) REQUIRE(granted <= student_seats);
  }
  for (std::uint32_t k = 0; k < s.schools.size(); ++k) {
    if (s.schools[k].open != 0) continue;
    // Nothing open: nobody can be using an approved tool in class. A teacher's label may lag by the week it
    // closed.
    REQUIRE(s.schools[k].pilot == 0);
  }
}

void check_ledger(const Ledger& before, const Ledger& after) {
  std::int64_t week = 0;
  for (std::size_t i = 0; i < kLines; ++i) {
    REQUIRE(after.week_by_line[i] >= 0);
    REQUIRE(after.total_by_line[i] == before.total_by_line[i] + after.week_by_line[i]);
    week += after.week_by_line[i];
  }
  REQUIRE(after.total_cents == before.total_cents + week);
  for (std::size_t i = 0; i < kHourRoles; ++i) {
    REQUIRE(after.week_minutes[i] >= 0);
    REQUIRE(after.total_minutes[i] == before.total_minutes[i] + after.week_minutes[i]);
  }
}

void check_queue(const DistrictState& d) {
  REQUIRE(d.jobs_arrived == d.jobs_finished + d.queue.size());
  for (const ToolState& tool : d.tools) {
    for (std::size_t k = 0; k < kFlawKinds; ++k) REQUIRE(tool.flaws(static_cast<FlawKind>(k)) >= 0);
  }
}

}  // namespace

TEST_CASE("what must always hold, holds every week of randomly drawn scenarios") {
  const auto executor = make_serial_executor();
  for (std::uint32_t seed = 100; seed < 140; ++seed) {
    const DistrictDef district = random_district(seed);
    const Plan plan = random_plan(seed, kWeeks, district);
    const auto world = build_world(district, plan, seed, *executor);
    Simulation simulation(world, plan, *executor);
    INFO("scenario " << seed);
    Ledger before = simulation.state().district.ledger;
    while (!simulation.finished()) {
      const int week = simulation.week();
      simulation.step();
      const ModelState& s = simulation.state();
      INFO("week " << week);
      check_people(*world, s);
      const int sits_in = world->calendar.school_year(std::min(week + 1, kWeeks - 1));
      check_kept_exposure(*world, plan.params, s, sits_in);
      check_access(*world, plan, s);
      check_ledger(before, s.district.ledger);
      check_queue(s.district);
      before = s.district.ledger;
    }
    const DistrictState& d = simulation.state().district;
    std::uint64_t entered = 0, left = 0;
    for (const std::uint32_t n : world->students_entered) entered += n;
    for (const std::uint32_t n : world->students_left) left += n;
    CHECK(d.students_entered == entered);
    CHECK(d.students_left == left);
    CHECK(entered == left);  // seats are filled as they are left: nobody vanishes
  }
}

TEST_CASE("a cap on money is passed only by what must be paid: incidents and lost vendors") {
  const auto executor = make_serial_executor();
  for (std::uint32_t seed = 200; seed < 215; ++seed) {
    DistrictDef district = random_district(seed);
    district.annual_budget_cents = 300'000;
    Plan plan = random_plan(seed, kWeeks, district);
    std::erase_if(plan.interventions, [](const InterventionDef& i) { return i.kind == "budget"; });
    Simulation simulation(build_world(district, plan, 0, *executor), plan, *executor);
    std::int64_t forced = 0;
    int fiscal = 0;
    const Calendar calendar(plan.start, kWeeks, district.calendar);
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

TEST_CASE("more places in training never shrink the set of trained teachers, under the same luck") {
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
