#include "chart/timeline.hpp"

#include <catch2/catch.hpp>

#include "engine/chart/picture_bounds.hpp"

using namespace pilotwave;
using namespace pilotwave::chart;
using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

Date day(const char* text) { return *parse_date(text); }

Timeline two_plans() {
  return {"Two acts belong to one plan alone",
          day("2026-08-03"),
          day("2027-08-02"),
          {{{0, "Staged pilot"},
            {{"Training sessions", day("2026-08-17"), day("2026-12-01"), false, false},
             {"Opening of tools \"waves\"", day("2027-07-11"), std::nullopt, true, false}}},
           {{1, "Launch everywhere"}, {{"Guidelines", day("2026-08-24"), std::nullopt, false, true}}}},
          std::nullopt};
}

}  // namespace

TEST_CASE("acts stand on their plan's lane with their words, inside the picture") {
  for (const double width : {720.0, 340.0}) {
    const auto picture = timeline(two_plans(), {width, 14});
    CHECK(stays_inside(picture));
    CHECK_THAT(words_in(picture.items), Contains("Training") && Contains("Guidelines"));
  }
  CHECK_THAT(timeline(two_plans(), {}).description,
             Contains("Staged pilot: Training sessions from 2026-08-17 to 2026-12-01 and Opening of tools "
                      "\"waves\" not before "
                      "2027-07-11."));
}

TEST_CASE("up to a day, what has not begun is not drawn; a plan that does nothing says so") {
  Timeline data = two_plans();
  data.now = day("2026-10-01");
  CHECK_THAT(words_in(timeline(data, {}).items), !Contains("waves") && Contains("Training"));
  data.lanes[0].acts.clear();
  CHECK_THAT(words_in(timeline(data, {}).items), Contains("nothing"));
}

TEST_CASE("the table has a row an act") {
  const DataTable table = timeline_table(two_plans());
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[1] == std::vector<std::string>{"Opening of tools \"waves\"", "Staged pilot",
                                                  "not before 2027-07-11", "the end", "no"});
}
