#include "population/school_years.hpp"

#include <catch2/catch.hpp>

#include "support/small_world.hpp"

namespace pilotwave::test {
namespace {

constexpr int kWeeks = 170;  // of four school years

std::shared_ptr<const World> world_that_keeps(YearsKept kept, Executor& executor) {
  return build_world(small_district(5, 200), parse_date("2026-08-03").value(), kWeeks, WorldDef{}, Luck(7, 0),
                     executor, kept);
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
    CHECK(latest->years[year] == all->years[year]);
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
