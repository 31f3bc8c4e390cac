#include "chart/dumbbells.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/chart/picture_bounds.hpp"

using namespace pilotwave::chart;
using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

Dumbbells groups() {
  return {"Staged pilot is ahead in every group",
          "Weekly use",
          {100, "", "%"},
          {{0, "Staged pilot"}, {1, "Launch everywhere"}},
          {{"Schools by poverty",
            {{"High-poverty schools", {0.6, 0.4}, "clear for A", false},
             {"Low-poverty schools", {0.5, 0.55}, "likely for B, the other way round", true},
             {"Nobody", {NAN, NAN}, "fewer than 10 people: not shown", false}}}}};
}

}  // namespace

TEST_CASE("groups, values and verdicts stand on the picture, in its words and in its table") {
  for (const double width : {720.0, 340.0}) CHECK(stays_inside(dumbbells(groups(), {width, 14})));
  const auto picture = dumbbells(groups(), {});
  CHECK_THAT(picture.description,
             Contains("High-poverty schools: Staged pilot 60% and Launch everywhere 40%; clear for A."));
  CHECK_THAT(words_in(picture.items), Contains("fewer than 10 people: not shown"));
  CHECK(dumbbells_table(groups()).rows[2] ==
        std::vector<std::string>{"Nobody", "not known", "not known", "fewer than 10 people: not shown"});
}

TEST_CASE("a group with nobody has no symbol, and a chart of such groups is still a picture") {
  Dumbbells data = groups();
  data.sections[0].rows = {{"Nobody", {NAN, NAN}, "nobody", false}};
  CHECK(stays_inside(dumbbells(data, {})));
  data.sections.clear();
  CHECK(dumbbells(data, {}).height > 0);
}
