#include "report/quantity.hpp"

#include <limits>

#include <catch2/catch.hpp>

#include "engine/report/made_up_comparison.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

TEST_CASE("large numbers are grouped") {
  CHECK(with_commas(0) == "0");
  CHECK(with_commas(999) == "999");
  CHECK(with_commas(1000) == "1,000");
  CHECK(with_commas(-1234567) == "-1,234,567");
}

TEST_CASE("money is rounded to what can be kept in mind") {
  CHECK(dollars(3200.4) == "$3,200");
  CHECK(dollars(13'960) == "$14k");
  CHECK(dollars(999'499) == "$999k");
  CHECK(dollars(999'600) == "$1 million");
  CHECK(dollars(1'250'000) == "$1.25 million");
  CHECK(dollars(-450'000) == "$450k");
}

TEST_CASE("days are written out") { CHECK(long_date(day("2026-09-08")) == "8 September 2026"); }

TEST_CASE("values show their unit, and what is missing or never happens") {
  OutcomeDef share;
  share.unit = "share";
  CHECK(value_text(share, 0.6) == "60%");
  CHECK(value_text(share, 0.0744) == "7.4%");
  CHECK(value_text(share, std::numeric_limits<double>::quiet_NaN()) == "-");
  OutcomeDef weeks;
  weeks.unit = "weeks";
  CHECK(value_text(weeks, 54) == "54");
  CHECK(value_text(weeks, std::numeric_limits<double>::infinity()) == "never");
  OutcomeDef sd;
  sd.unit = "SD";
  CHECK(value_text(sd, 0.03141) == "0.031");
  CHECK(value_text(sd, -0.0001) == "0");
}

TEST_CASE("sizes are things that can be pictured") {
  const Comparison c = made_up(two_plans(), incident_pairs(2, 0, 0));
  OutcomeDef use = c.outcomes[outcome_index(c, "teacher_weekly_use")];
  CHECK(size_of(c, use, 0, -0.2).text() == "12 of 60 teachers");
  CHECK(size_of(c, use, 0, 0.001).text() == "under 1 of 60 teachers");
  const OutcomeDef& students = c.outcomes[outcome_index(c, "student_unguided_use")];
  CHECK(size_of(c, students, 1, 0.1).text() == "45 of 450 students");

  OutcomeDef hours;
  hours.unit = "hours";
  hours.metrics = {static_cast<int>(Metric::HoursPrincipals)};
  // 2 principals, 45 weeks are 10.35 months.
  CHECK(size_of(c, hours, 0, 41.4).text() == "2 hours a month for each principal");
  hours.metrics = {static_cast<int>(Metric::HoursIT)};
  CHECK(size_of(c, hours, 0, 1200.4).text() == "1,200 hours");

  OutcomeDef weeks;
  weeks.reading = Reading::WeeksToGoal;
  CHECK(size_of(c, weeks, 0, 1).text() == "1 week");
  CHECK(size_of(c, weeks, 0, -9).text() == "9 weeks");
}
