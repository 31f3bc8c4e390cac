#include "model/turnover.hpp"

#include <catch2/catch.hpp>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

int school_year_after(const Simulation& simulation, const World& world) {
  return world.calendar.school_year(std::min(simulation.week(), world.calendar.n_weeks() - 1));
}

}  // namespace

TEST_CASE(
    "kept exposure equals recounted exposure after every week, with people coming, going and changing") {
  Plan plan = small_plan(
      {act("expand", {{"tools", tools({"tutor", "planning"})}}),
       act("training", {{"attendance", std::string("required")}}), act("champions", {{"per_school", 2.0}}),
       act("coaching"), act("ban", {{"students", 0.5}}, "2027-01-04"),
       act("pause", {{"tools", tools({"tutor"})}, {"weeks", 9.0}}, "2027-03-01")},
      156);
  plan.params.set(P::turnover_teacher_midyear, 0.2);
  plan.params.set(P::turnover_student_mobility, 0.4);
  const auto executor = make_serial_executor();
  for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
    const auto world = build_world(small_district(4, 150), plan, replicate, *executor);
    Simulation simulation(world, plan, *executor);
    while (!simulation.finished()) {
      simulation.step();
      ModelState fresh = simulation.state();
      recount_exposure(*world, plan.params, school_year_after(simulation, *world), fresh, *executor);
      REQUIRE(fresh.students.friends_using == simulation.state().students.friends_using);
      REQUIRE(fresh.teachers.peers_using == simulation.state().teachers.peers_using);
      REQUIRE(fresh.teachers.peers_skilled == simulation.state().teachers.peers_skilled);
    }
    CHECK(simulation.state().district.teachers_left > 0);
  }
}

TEST_CASE("people sit where the world has drawn them, from the first week of every school year") {
  const Plan plan = small_plan({}, 156);
  const auto executor = make_serial_executor();
  const auto world = build_world(small_district(4, 150), plan, 1, *executor);
  Simulation simulation(world, plan, *executor);
  int boundaries = 0;
  while (!simulation.finished()) {
    simulation.step();
    if (simulation.finished() || !world->calendar.is_year_boundary(simulation.week())) continue;
    ++boundaries;
    const YearFrame& frame =
        world->years[static_cast<std::size_t>(world->calendar.school_year(simulation.week()))];
    REQUIRE(simulation.state().students.person == frame.student_id);
    for (std::uint32_t t = 0; t < world->n_teachers(); ++t) {
      REQUIRE(simulation.state().teachers.person[t] == frame.teachers[t].id);
      REQUIRE(simulation.state().teachers.experience[t] == frame.teachers[t].experience);
    }
  }
  CHECK(boundaries == 3);  // July 2027, 2028 and 2029
}

TEST_CASE("those who leave and those who enter balance to the person") {
  const Plan plan = small_plan({}, 156);
  const auto executor = make_serial_executor();
  const auto world = build_world(small_district(6, 200), plan, 2, *executor);
  Simulation simulation(world, plan, *executor);
  simulation.run_to_end();
  const DistrictState& d = simulation.state().district;
  CHECK(d.students_entered == d.students_left);
  CHECK(d.students_left > 2 * world->n_students() / 13);  // at least those who graduate
  CHECK(simulation.state().students.person.size() == world->n_students());
}

TEST_CASE("a trained teacher who leaves takes the training along, and one who moves keeps it") {
  Plan plan = small_plan({}, 60);
  plan.params.set(P::turnover_teacher_move, 0.3);
  plan.params.set(P::turnover_teacher_midyear, 0);
  plan.params.set(P::today_hours_trained, 0);
  DistrictDef district = small_district(4, 300);
  district.today.teacher_trained_share = 1;
  const auto executor = make_serial_executor();
  const auto world = build_world(district, plan, 0, *executor);
  Simulation simulation(world, plan, *executor);
  while (!world->calendar.is_year_boundary(simulation.week())) simulation.step();
  const YearFrame& frame = world->years[1];
  int newcomers = 0, movers = 0;
  for (std::uint32_t t = 0; t < world->n_teachers(); ++t) {
    const bool stayed_in_district = frame.teacher_source[t] != kNewcomer;
    CHECK((simulation.state().teachers.sessions[t] > 0) == stayed_in_district);
    newcomers += !stayed_in_district;
    movers += stayed_in_district && frame.teacher_source[t] != t;
  }
  CHECK(newcomers > 0);
  CHECK(movers > 0);
}

TEST_CASE("a colleague can help once a champion or skilled") {
  TeacherColumns c;
  c.resize(3);
  c.is_champion = {1, 0, 0};
  c.skill = {0, 0.31F, 0.29F};
  CHECK(is_helpful(c, 0, Params()));
  CHECK(is_helpful(c, 1, Params()));
  CHECK_FALSE(is_helpful(c, 2, Params()));
}

}  // namespace pilotwave::test
