#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "engine/model/must_show/runs.hpp"

namespace pilotwave::test {

TEST_CASE(
    "turnover: a school's trained staff erodes by about a sixth a year, a district's by those who leave") {
  Plan plan = small_plan({}, 160);
  DistrictDef district = small_district(9, 90);
  for (SchoolDef& school : district.schools) school.teachers = 80;  // staff is what is counted here
  district.today.teacher_trained_share = 1;
  std::array<double, 4> same_school{}, trained{}, posts{};
  std::vector<std::uint32_t> founders;
  watch(district, plan, 4, [&](const World& world, const Simulation& simulation) {
    const TeacherColumns& c = simulation.state().teachers;
    if (simulation.week() == 1) founders = c.person;
    if (simulation.finished() || !world.calendar.is_year_boundary(simulation.week())) return;
    const auto year = static_cast<std::size_t>(world.calendar.school_year(simulation.week()));
    for (std::uint32_t s = 0; s < world.schools.size(); ++s) {
      const auto begin = founders.begin() + world.schools.first_teacher[s],
                 end = founders.begin() + world.schools.first_teacher[s + 1];
      for (std::uint32_t t = world.schools.first_teacher[s]; t < world.schools.first_teacher[s + 1]; ++t) {
        same_school[year] += std::find(begin, end, c.person[t]) != end;
        trained[year] += c.sessions[t] > 0;
        posts[year] += 1;
      }
    }
  });
  for (const std::size_t year : {1U, 2U}) {
    CAPTURE(year, same_school[year] / posts[year], trained[year] / posts[year]);
    CHECK(same_school[year] / posts[year] == Approx(std::pow(0.84, year)).margin(0.03));
    CHECK(trained[year] / posts[year] == Approx(std::pow(0.91, year)).margin(0.03));
  }
}

TEST_CASE("turnover: onboarding keeps the trained share up") {
  const auto run_with = [](double onboarding) {
    InterventionDef course = required_course(6, 0.3, 4, "2026-09-07");
    course.fields.set("onboarding", onboarding);
    return run_small(small_district(6, 300), small_plan({course}, 150), 4);
  };
  const auto lapse = run_with(0), kept = run_with(1);
  const auto trained = [](const auto& runs, int week) {
    return mean_in_week(runs, Metric::TrainedShare, week);
  };
  CAPTURE(trained(lapse, 40), trained(lapse, 145), trained(kept, 145));
  CHECK(trained(lapse, 40) > 0.95);
  CHECK(trained(lapse, 145) < 0.9);
  CHECK(trained(kept, 145) > 0.95);
}

TEST_CASE("turnover: counts balance to the person") {
  std::set<std::uint32_t> students, teachers;
  std::uint64_t entered = 0, left = 0, gone = 0;
  const auto missing = [](const std::set<std::uint32_t>& from, const std::set<std::uint32_t>& in) {
    return static_cast<std::uint64_t>(
        std::count_if(from.begin(), from.end(), [&](std::uint32_t p) { return !in.contains(p); }));
  };
  watch(
      small_district(6, 150), small_plan({}, 110), 2, [&](const World& world, const Simulation& simulation) {
        const ModelState& state = simulation.state();
        const std::set<std::uint32_t> now(state.students.person.begin(), state.students.person.end()),
            staff(state.teachers.person.begin(), state.teachers.person.end());
        REQUIRE(now.size() == state.students.person.size());  // nobody sits in two places
        REQUIRE(staff.size() == state.teachers.person.size());
        if (simulation.week() == 1) {
          entered = state.district.students_entered, left = state.district.students_left;
          gone = state.district.teachers_left;
        } else {
          entered += missing(now, students), left += missing(students, now), gone += missing(teachers, staff);
        }
        students = now, teachers = staff;
        // Seats change in the last week of a school year, and are counted in the first of the next.
        if (!simulation.finished() && world.calendar.is_year_boundary(simulation.week())) return;
        REQUIRE(left == entered);
        REQUIRE(state.district.students_left == left);
        REQUIRE(state.district.students_entered == entered);
        REQUIRE(state.district.teachers_left == gone);
      });
  CHECK(left > 0);
  CHECK(gone > 0);
}

}  // namespace pilotwave::test
