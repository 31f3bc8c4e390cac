#include "experiment/period.hpp"

#include <catch2/catch.hpp>

#include "engine/experiment/fake_runs.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

TEST_CASE("a month holds the weeks whose Mondays lie in it") {
  const std::vector<Period> months = periods(day("2026-08-05"), 9, Every::Month);
  REQUIRE(months.size() == 2);  // Mondays 3, 10, 17, 24, 31 August; 7, 14, 21, 28 September
  CHECK(months[0].first_week == 0);
  CHECK(months[0].last_week == 4);
  CHECK(date_text(months[0].date) == "2026-08-31");
  CHECK(months[1].first_week == 5);
  CHECK(date_text(months[1].date) == "2026-09-28");
}

TEST_CASE("weeks are one period each and the end is one period in all") {
  CHECK(periods(day("2026-08-03"), 9, Every::Week).size() == 9);
  const std::vector<Period> end = periods(day("2026-08-03"), 9, Every::End);
  REQUIRE(end.size() == 1);
  CHECK(end[0].first_week == 0);
  CHECK(end[0].last_week == 8);
}

TEST_CASE("a level is read at the last week and a flow is added up") {
  RunRecord run = fake_record();
  for (int week = 0; week < 5; ++week) {
    run.set(static_cast<int>(Metric::TeacherWeeklyUse), 0, week, 0.1 * week);
    run.set(static_cast<int>(Metric::CostUsd), 0, week, 10 + week);
  }
  const Period period{1, 3, {}};
  CHECK(period_value(run, static_cast<int>(Metric::TeacherWeeklyUse), 0, period) == Approx(0.3));
  CHECK(period_value(run, static_cast<int>(Metric::CostUsd), 0, period) == 11 + 12 + 13);
}

TEST_CASE("only the three words name how often") {
  CHECK(parse_every("week") == Every::Week);
  CHECK(parse_every("month") == Every::Month);
  CHECK(parse_every("end") == Every::End);
  CHECK_FALSE(parse_every("day"));
}
