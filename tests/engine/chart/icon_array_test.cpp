#include "chart/icon_array.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "engine/chart/picture_bounds.hpp"

using namespace pilotwave::chart;
using namespace pilotwave::test;
using Catch::Matchers::Contains;
using pilotwave::draw::Hue;
using pilotwave::draw::Symbol;

namespace {

IconArray array(std::vector<int> a, std::vector<int> b) {
  return {"Runs that meet the goal",
          {{"meet the goal", Hue::Green, Symbol::Disc}, {"miss the goal", Hue::Orange, Symbol::Triangle}},
          {{{0, "Staged pilot"}, std::move(a)}, {{1, "Launch everywhere"}, std::move(b)}}};
}

}  // namespace

TEST_CASE("up to a hundred runs an icon is a run; of more it stands for a hundredth, none lost by rounding") {
  CHECK(icons_of(std::vector<int>{7, 3}, 100) == std::vector<int>{7, 3});
  CHECK(icons_of(std::vector<int>{0, 0}, 100) == std::vector<int>{0, 0});
  CHECK(icons_of(std::vector<int>{5000, 5000}, 100) == std::vector<int>{50, 50});
  for (const std::vector<int>& runs :
       {std::vector<int>{3333, 3333, 3334}, std::vector<int>{1, 9999, 0}, std::vector<int>{101, 0, 0}}) {
    const std::vector<int> icons = icons_of(runs, 100);
    CHECK(std::accumulate(icons.begin(), icons.end(), 0) == 100);
  }
}

TEST_CASE("icons, counts and words agree and stay inside") {
  for (const double width : {720.0, 340.0}) {
    const auto picture = icon_array(array({83, 17}, {4, 96}), {width, 14});
    INFO(width);
    CHECK(stays_inside(picture));
    CHECK(picture.description ==
          "Staged pilot, of 100 runs: 83 meet the goal and 17 miss the goal. Launch everywhere, of 100 runs: "
          "4 meet the goal "
          "and 96 miss the goal.");
    CHECK_THAT(words_in(picture.items), Contains("83 meet the goal") && Contains("96 miss the goal"));
  }
  CHECK(stays_inside(icon_array(array({0, 0}, {0, 0}), {})));
  CHECK(icon_array_table(array({83, 17}, {4, 96})).rows[1] ==
        std::vector<std::string>{"miss the goal", "17", "96"});
}
