#include "population/movement.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

std::shared_ptr<const World> long_world(const WorldDef& def = {}, int n_schools = 9, int students = 600,
                                        std::uint32_t replicate = 0) {
  return build_world(small_district(n_schools, students), parse_date("2026-08-03").value(), 260, def,
                     Luck(11, replicate), *make_serial_executor());
}

int grade_of(const World& world, std::uint32_t seat) {
  const auto& first = world.sections.first_student;
  return world.sections
      .grade[static_cast<std::size_t>(std::upper_bound(first.begin(), first.end(), seat) - first.begin()) -
             1];
}

}  // namespace

TEST_CASE("within a year every move is a change of places or a replacement, and nobody sits twice") {
  const auto world = long_world();
  for (int week = 0; week < world->calendar.n_weeks(); ++week) {
    const auto& moves = world->moves(week).students;
    std::set<std::uint32_t> taken, left;
    std::uint32_t newcomers = 0;
    for (const SeatMove& m : moves) {
      REQUIRE(taken.insert(m.seat).second);
      if (m.source == kNewcomer) {
        ++newcomers;
        continue;
      }
      REQUIRE(left.insert(m.source).second);
      REQUIRE(m.source != m.seat);
      REQUIRE(grade_of(*world, m.source) == grade_of(*world, m.seat));
    }
    for (const std::uint32_t seat : left) REQUIRE(taken.count(seat) == 1);
    if (world->calendar.in_session(week)) CHECK(world->moves(week).students_left == newcomers);
    if (!world->calendar.in_session(week)) CHECK(moves.empty());
  }
}

TEST_CASE("at the year boundary students move up one grade, nobody is two persons, and counts balance") {
  const auto world = long_world();
  for (std::size_t y = 1; y < world->years.size(); ++y) {
    const YearFrame& frame = world->years[y];
    std::set<std::uint32_t> sources;
    std::uint32_t entered = 0;
    for (std::uint32_t seat = 0; seat < world->n_students(); ++seat) {
      const std::uint32_t from = frame.student_source[seat];
      if (from == kNewcomer) {
        ++entered;
        continue;
      }
      REQUIRE(sources.insert(from).second);
      REQUIRE(grade_of(*world, seat) == grade_of(*world, from) + 1);
    }
    std::uint32_t graduates = 0;
    for (std::uint32_t seat = 0; seat < world->n_students(); ++seat)
      graduates += grade_of(*world, seat) == kGradeMax;
    CHECK(world->n_students() - sources.size() == entered);  // as many leave as enter
    CHECK(entered >= graduates);
  }
}

TEST_CASE("most students who move up stay in their school while it has their grade") {
  const auto world = long_world();
  double stay = 0, all = 0;
  const auto school_of = [&](std::uint32_t seat) {
    const auto& first = world->schools.first_student;
    return std::upper_bound(first.begin(), first.end(), seat) - first.begin();
  };
  for (std::uint32_t seat = 0; seat < world->n_students(); ++seat) {
    const std::uint32_t from = world->years[1].student_source[seat];
    const int grade = grade_of(*world, seat);
    if (from == kNewcomer || grade == 6 || grade == 9) continue;
    all += 1;
    stay += school_of(seat) == school_of(from);
  }
  CHECK(stay / all > 0.95);
}

TEST_CASE("about 8% of teachers leave and 8% move at a year boundary") {
  double leave = 0, move = 0, posts = 0;
  for (std::uint32_t replicate = 0; replicate < 4; ++replicate) {
    const auto world = long_world({}, 9, 600, replicate);
    for (std::size_t y = 1; y < world->years.size(); ++y) {
      for (std::uint32_t t = 0; t < world->n_teachers(); ++t) {
        const std::uint32_t from = world->years[y].teacher_source[t];
        posts += 1;
        leave += from == kNewcomer;
        move += from != kNewcomer && from != t;
        if (from != kNewcomer) REQUIRE(world->posts.subject[from] == world->posts.subject[t]);
      }
    }
  }
  CHECK(leave / posts == Approx(0.08).margin(0.012));
  CHECK(move / posts == Approx(0.08).margin(0.015));
}

TEST_CASE("early-career teachers move most, late-career teachers leave most") {
  CHECK(move_chance(1, 0.08) > move_chance(7, 0.08));
  CHECK(move_chance(7, 0.08) > move_chance(12, 0.08));
  CHECK(move_chance(12, 0.08) > move_chance(25, 0.08));
  CHECK(leave_chance(25, 0.08) > leave_chance(1, 0.08));
  CHECK(leave_chance(12, 0.08) < leave_chance(1, 0.08));
  CHECK(leave_chance(5, 0) == 0);
  CHECK(move_chance(1, 1) == 1);
}

TEST_CASE("students change school in the year at the stated rate, more in poor schools") {
  const auto world = long_world();
  double moved = 0, poor = 0, rich = 0, n_poor = 0, n_rich = 0;
  std::vector<std::uint32_t> by_school(world->schools.size(), 0);
  int whole_years = 0;
  for (int week = 0; week < world->calendar.n_weeks(); ++week) {
    for (const SeatMove& m : world->moves(week).students) {
      const auto& first = world->schools.first_student;
      ++by_school[static_cast<std::size_t>(std::upper_bound(first.begin(), first.end(), m.seat) -
                                           first.begin()) -
                  1];
      moved += 1;
    }
  }
  whole_years = 5;  // 260 weeks hold five years of session weeks
  for (std::uint32_t s = 0; s < world->schools.size(); ++s) {
    const bool is_poor = world->schools.poverty_share[s] > 0.5;
    (is_poor ? poor : rich) += by_school[s];
    (is_poor ? n_poor : n_rich) += world->schools.n_students(s);
  }
  CHECK(moved / world->n_students() / whole_years == Approx(0.13).margin(0.013));
  CHECK(poor / n_poor > 1.3 * rich / n_rich);
}

TEST_CASE("without turnover nobody moves but those who move up") {
  WorldDef still;
  still.teacher_leave = still.teacher_move = still.teacher_midyear_exit = still.student_mobility = 0;
  const auto world = long_world(still, 4, 120);
  for (int week = 0; week < world->calendar.n_weeks(); ++week) {
    CHECK(world->moves(week).students.empty());
    CHECK(world->moves(week).teachers.empty());
  }
  for (std::size_t y = 1; y < world->years.size(); ++y) {
    for (std::uint32_t t = 0; t < world->n_teachers(); ++t) REQUIRE(world->years[y].teacher_source[t] == t);
  }
}

}  // namespace pilotwave::test
