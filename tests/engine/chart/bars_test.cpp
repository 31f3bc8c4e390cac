#include <catch2/catch.hpp>
#include <cmath>

#include "chart/effect_bars.hpp"
#include "chart/plan_bars.hpp"
#include "engine/chart/picture_bounds.hpp"

using namespace pilotwave::chart;
using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

PlanBars money() {
  return {"The middle run costs more under B",
          "Money by year",
          {1e-3, "$", "k"},
          {{0, "Staged pilot"}, {1, "Launch everywhere"}},
          {{"2026", {120'000, 90'000}, {150'000, std::nullopt}}, {"2027", {0, NAN}, {}}}};
}

/// Rectangles of a picture, outside groups.
std::vector<pilotwave::draw::Box> boxes(const pilotwave::draw::Picture& picture) {
  std::vector<pilotwave::draw::Box> out;
  for (const auto& item : picture.items) {
    if (const auto* rect = std::get_if<pilotwave::draw::Rect>(&item.what)) out.push_back(rect->box);
  }
  return out;
}

EffectBars effects() {
  return {"Training does most",
          "effect on weekly use",
          "lower",
          "higher",
          {100, "", "%"},
          {{"Training", 0.12, 0.1, 0.14, ""},
           {"Guidelines", -0.03, -0.03, -0.03, "a note"},
           {"Nothing", 0, 0, 0, ""}}};
}

}  // namespace

TEST_CASE("bars of plans are as long as their values, on one scale or a row's own") {
  const auto bars = boxes(plan_bars(money(), {}));
  REQUIRE(bars.size() == 4);
  CHECK(bars[0].width / bars[1].width == Approx(120.0 / 90));
  CHECK(bars[2].width == Approx(1));
  PlanBars data = money();
  data.rows[1].values = {3, 2};
  data.own_scales = true;
  const auto own = boxes(plan_bars(data, {}));
  CHECK(own[2].width / own[3].width == Approx(1.5));
  CHECK(own[2].width > 100);
}

TEST_CASE("caps are said beside the values, and everything stays inside") {
  for (const double width : {720.0, 340.0}) CHECK(stays_inside(plan_bars(money(), {width, 14})));
  CHECK_THAT(plan_bars(money(), {}).description,
             Contains("2026: Staged pilot $120k (cap $150k) and Launch everywhere $90k."));
  CHECK(plan_bars_table(money()).rows[1] == std::vector<std::string>{"2027", "$0", "not known"});
}

TEST_CASE("effects lie on their side of zero, with their range") {
  for (const double width : {720.0, 340.0}) CHECK(stays_inside(effect_bars(effects(), {width, 14})));
  const auto bars = boxes(effect_bars(effects(), {}));
  REQUIRE(bars.size() == 3);
  CHECK(bars[1].right() == Approx(bars[0].x));
  CHECK(bars[0].width / bars[1].width == Approx(4));
  CHECK(effect_bars_table(effects()).rows[0] == std::vector<std::string>{"Training", "12%", "10% to 14%"});
  CHECK(effect_bars_table(effects()).rows[1][2].empty());
}
