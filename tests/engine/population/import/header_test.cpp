#include "population/import/header.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("columns are found in any case, with School Search's asterisk and ELSI's brackets set aside") {
  const Header header(CsvRow{7,
                             {"Low Grade*", " ncessch ", "Locale [Public School] 2022-23",
                              "State Abbr [Public School] Latest available year",
                              "School Level (SY 2017-18 onward) [Public School] 2019-20"},
                             {1, 2, 3, 4, 5}});
  CHECK(header.find("LOW GRADE") == 0U);
  CHECK(header.find("NCESSCH") == 1U);
  CHECK(header.find("LOCALE") == 2U);
  CHECK(header.year_of("LOCALE") == "2022-23");
  CHECK(header.find("STATE ABBR") == 3U);
  CHECK(header.year_of("STATE ABBR").empty());
  CHECK(header.has("SCHOOL LEVEL (SY 2017-18 ONWARD)"));
  CHECK_FALSE(header.has("LEAID"));
  CHECK(header.size() == 5);
  CHECK(header.line() == 7);
}

TEST_CASE("of several years of one column the latest counts, wherever it stands") {
  const Header header(CsvRow{
      1,
      {"Total [Public School] 2021-22", "Total [Public School] 2023-24", "Total [Public School] 2019-20"},
      {1, 2, 3}});
  CHECK(header.find("TOTAL") == 1U);
  CHECK(header.year_of("TOTAL") == "2023-24");
}
