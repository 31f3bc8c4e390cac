#include "chart/over_time.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/chart/picture_bounds.hpp"
#include "support/golden_text.hpp"

using namespace pilotwave;
using namespace pilotwave::chart;
using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

/// Two plans over a year: one climbs to 0.8, the other to 0.4.
OverTime year() {
  OverTime data;
  data.title = "Staged pilot gets further";
  data.outcome = "Teachers using approved AI weekly";
  data.measure = {100, "", "%"};
  const Date start = *parse_date("2026-08-03");
  data.plans = {{{0, "Staged pilot"}, {}, {{}}}, {{1, "Launch everywhere"}, {}, {}}};
  for (int w = 0; w < 53; ++w) {
    data.days.push_back(start + std::chrono::days{7} * w);
    const double a = 0.8 * w / 52, b = 0.4 * w / 52;
    data.plans[0].spread.push_back({a, a * 0.8, a * 0.9, a * 1.1, a * 1.2});
    data.plans[0].samples[0].push_back(static_cast<float>(a * 1.05));
    data.plans[1].spread.push_back({b, b * 0.8, b * 0.9, b * 1.1, b * 1.2});
    data.difference.push_back({a - b, (a - b) * 0.5, (a - b) * 0.7, (a - b) * 1.2, (a - b) * 1.4});
  }
  data.goal = {0.6, *parse_date("2027-06-11"), "goal: at least 60%"};
  data.flags = {{0, *parse_date("2026-09-08"), "A1"}, {1, *parse_date("2026-09-08"), "B1"}};
  return data;
}

/// Points of the lines inside the clipped panels.
std::size_t points_in(const draw::Picture& picture) {
  std::size_t n = 0;
  for (const auto& item : picture.items) {
    const auto* group = std::get_if<draw::Group>(&item.what);
    if (group == nullptr || !group->clip) continue;
    for (const auto& inside : group->items) {
      if (const auto* line = std::get_if<draw::Polyline>(&inside.what)) n += line->points.size();
    }
  }
  return n;
}

}  // namespace

TEST_CASE("everything has its place at both widths, also before the first day and without values") {
  for (const double width : {720.0, 340.0}) {
    INFO(width);
    CHECK(stays_inside(over_time(year(), {width, 13})));
    OverTime data = year();
    data.up_to = 0;
    CHECK(stays_inside(over_time(data, {width, 13})));
    for (auto& spread : data.plans[0].spread) spread = {NAN, NAN, NAN, NAN, NAN};
    data.up_to.reset();
    CHECK(stays_inside(over_time(data, {width, 13})));
  }
  CHECK(over_time({}, {}).items.empty());
}

TEST_CASE("drawn up to a day it ends there, on the same axes") {
  OverTime data = year();
  const auto whole = over_time(data, {});
  data.up_to = 10;
  const auto part = over_time(data, {});
  CHECK(points_in(whole) == 4 * 53);
  CHECK(points_in(part) == 4 * 10);
  CHECK(part.height == whole.height);
  CHECK_THAT(words_in(part.items), Contains("80%") && Contains("goal: at least 60%"));
  CHECK_THAT(part.description, !Contains("80%"));
  // A flag of a day that has not come is not drawn.
  data.up_to = 2;
  CHECK_THAT(words_in(over_time(data, {}).items), !Contains("A1"));
}

TEST_CASE("while lines grow, the goal's words stand where no line runs through them") {
  OverTime data = year();
  data.flags.clear();
  data.difference.clear();
  for (std::size_t w = 0; w < data.days.size(); ++w) {
    const double a = w < 3 ? 0 : 0.9, b = 0.1;  // up in one step, through the line's beginning
    data.plans[0].spread[w] = {a, a, a, a, a};
    data.plans[1].spread[w] = {b, b, b, b, b};
  }
  data.plans[0].samples.clear();
  data.up_to = 48;
  const auto picture = over_time(data, {});
  const draw::Text* goal = nullptr;
  for (const auto& item : picture.items) {
    const auto* text = std::get_if<draw::Text>(&item.what);
    if (text != nullptr && text->text == "goal: at least 60%") goal = text;
  }
  REQUIRE(goal != nullptr);
  double step = 0;  // where the steep line stands
  for (const auto& item : picture.items) {
    const auto* group = std::get_if<draw::Group>(&item.what);
    if (group == nullptr || !group->clip) continue;
    for (const auto& inside : group->items) {
      const auto* line = std::get_if<draw::Polyline>(&inside.what);
      if (line != nullptr && line->points.size() > 3 && line->points[2].y != line->points[3].y)
        step = line->points[3].x;
    }
  }
  REQUIRE(step > 0);
  CHECK(goal->at.x > step);
}

TEST_CASE("flags of one plan that begin soon after each other share a box, and all boxes stay inside") {
  OverTime data = year();
  data.flags.clear();
  for (std::size_t plan = 0; plan < 6; ++plan) {
    for (int i = 0; i < 4; ++i) {
      const int week = i < 3 ? i : 51;
      data.flags.push_back({plan, data.days[static_cast<std::size_t>(week)],
                            std::string(1, static_cast<char>('A' + plan)) + std::to_string(i + 1)});
    }
  }
  std::stable_sort(data.flags.begin(), data.flags.end(),
                   [](const TimeFlag& a, const TimeFlag& b) { return a.day < b.day; });
  for (const double width : {720.0, 340.0}) {
    INFO(width);
    const auto picture = over_time(data, {width, 13});
    CHECK(stays_inside(picture));
    CHECK_THAT(words_in(picture.items), Contains("A1-3\n") && Contains("F1-3\n") && Contains("F4\n"));
  }
}

TEST_CASE("a difference of nothing but ties has an axis of whole steps") {
  OverTime data = year();
  data.measure = {1e-3, "$", "k"};
  for (Spread& s : data.difference) s = {0, 0, 0, 0, 0};
  const auto picture = over_time(data, {720, 13});
  CHECK(stays_inside(picture));
  CHECK_THAT(words_in(picture.items), Contains("+$1.0k\n"));
}

TEST_CASE("a day without a value breaks the line and its band") {
  OverTime data = year();
  data.plans[1].spread[20] = {NAN, NAN, NAN, NAN, NAN};
  CHECK(points_in(over_time(data, {})) == 4 * 53 - 1);
}

TEST_CASE("the words say where the middle run starts and ends, the table a row a quarter") {
  const auto picture = over_time(year(), {});
  CHECK_THAT(picture.description,
             Contains("Staged pilot: the middle run goes from 0% to 80%; at the end 90 of 100 runs lie "
                      "between 64% and 96%."));
  const DataTable table = over_time_table(year());
  CHECK(table.rows.size() == 5);
  CHECK(table.rows.front().front() == "2026-08-03");
  CHECK(table.rows.back() ==
        std::vector<std::string>{"2027-08-02", "80%", "64% to 96%", "40%", "32% to 48%", "40%"});
}

TEST_CASE("a chart over time is the frozen one, item by item") {
  OverTime data = year();
  data.up_to = 4;
  check_golden("engine/chart/golden/over-time.txt", picture_text(over_time(data, {})));
}
