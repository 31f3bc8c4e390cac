#include "viz/session/plan_words.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave::viz;

TEST_CASE("Dates within a text are written as words, and what only looks like one is left alone") {
  CHECK(with_date_words("open since 2026-08-31.") == "open since 31 August 2026.");
  CHECK(with_date_words("2027-01-11 and 2027-02-01") == "11 January 2027 and 1 February 2027");
  CHECK(with_date_words("room 2026-99-31, 1-2-3") == "room 2026-99-31, 1-2-3");
  CHECK(with_date_words("") == "");
}

TEST_CASE("Counts have their noun and, from a thousand on, a comma") {
  CHECK(counted(1, "school", "schools") == "1 school");
  CHECK(counted(1480, "student", "students") == "1,480 students");
}
