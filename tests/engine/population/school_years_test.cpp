#include "population/school_years.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

constexpr int kWeeks = 170;  // of four school years

std::shared_ptr<const World> world_that_keeps(YearsKept kept, Executor& executor) {
  return build_world(small_district(5, 200), parse_date("2026-08-03").value(), kWeeks, WorldDef{}, Luck(7, 0),
                     executor, kept);
}

bool same_moves(const std::vector<SeatMove>& a, const std::vector<SeatMove>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const SeatMove& x, const SeatMove& y) {
    return x.seat == y.seat && x.source == y.source;
  });
}

void check_same(const YearFrame& a, const YearFrame& b) {
  CHECK(a.student_id == b.student_id);
  CHECK(a.student_source == b.student_source);
  CHECK(a.teacher_source == b.teacher_source);
  CHECK(a.friends == b.friends);
  CHECK(a.advice == b.advice);
  CHECK(a.advice_watchers == b.advice_watchers);
  CHECK(a.prominence == b.prominence);
  REQUIRE(a.teachers.size() == b.teachers.size());
  for (std::size_t t = 0; t < a.teachers.size(); ++t) {
    REQUIRE(a.teachers[t].id == b.teachers[t].id);
    REQUIRE(a.teachers[t].experience == b.teachers[t].experience);
  }
  REQUIRE(a.weeks.size() == b.weeks.size());
  CHECK(a.first_week == b.first_week);
  for (std::size_t w = 0; w < a.weeks.size(); ++w) {
    REQUIRE(same_moves(a.weeks[w].students, b.weeks[w].students));
    REQUIRE(same_moves(a.weeks[w].teachers, b.weeks[w].teachers));
    REQUIRE(a.weeks[w].students_left == b.weeks[w].students_left);
    REQUIRE(a.weeks[w].students_entered == b.weeks[w].students_entered);
    REQUIRE(a.weeks[w].teachers_left == b.weeks[w].teachers_left);
    REQUIRE(a.weeks[w].teachers_moved == b.weeks[w].teachers_moved);
  }
}

}  // namespace

TEST_CASE("a world that keeps its latest year alone holds the same years, in any order they are reached") {
  const auto serial = make_serial_executor(), threads = make_thread_executor(3);
  const auto all = world_that_keeps(YearsKept::All, *serial),
             latest = world_that_keeps(YearsKept::Latest, *threads);
  REQUIRE(all->years.size() == 4);
  REQUIRE(latest->years.size() == 4);
  for (const std::size_t year : {0U, 1U, 2U, 3U, 1U, 3U, 3U, 2U, 0U}) {
    INFO("year " << year);
    latest->years.reach(*latest, year, *threads);
    check_same(latest->years[year], all->years[year]);
  }
}

TEST_CASE("a world that keeps its latest year gives the others back") {
  const auto executor = make_serial_executor();
  const auto world = world_that_keeps(YearsKept::Latest, *executor);
  for (const std::size_t reached : {0U, 1U, 3U, 2U}) {
    world->years.reach(*world, reached, *executor);
    std::size_t year = 0;
    for (const YearFrame& frame : world->years) {
      CHECK(frame.is_there() == (year == reached));
      CHECK(frame.student_id.capacity() == (year == reached ? world->n_students() : 0U));
      CHECK((frame.friends.watchers.capacity() > 0) == (year == reached));
      ++year;
    }
  }
}

TEST_CASE("the weeks of school years are those of the run, each in its year") {
  const auto executor = make_serial_executor();
  const auto world = world_that_keeps(YearsKept::All, *executor);
  int week = 0;
  for (std::size_t year = 0; year < world->years.size(); ++year) {
    CHECK(world->years[year].first_week == week);
    for (std::size_t w = 0; w < world->years[year].weeks.size(); ++w, ++week) {
      REQUIRE(world->calendar.school_year(week) == static_cast<int>(year));
      REQUIRE(&world->moves(week) == &world->years[year].weeks[w]);
    }
  }
  CHECK(week == kWeeks);
}

}  // namespace pilotwave::test
