#include "viz/scene/growing_chart.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "draw/boxes.hpp"
#include "draw/text_width.hpp"
#include "model/metrics/metric.hpp"
#include "viz/session/goal_lines.hpp"
#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

/// The longest line of a colour, in groups too.
std::size_t longest_line(const draw::Items& items, draw::Role role) {
  std::size_t n = 0;
  for (const draw::Item& item : items) {
    if (const auto* group = std::get_if<draw::Group>(&item.what))
      n = std::max(n, longest_line(group->items, role));
    const auto* line = std::get_if<draw::Polyline>(&item.what);
    if (line != nullptr && line->stroke.role == role) n = std::max(n, line->points.size());
  }
  return n;
}

draw::Box word_box(const draw::Text& text) {
  const double w = draw::text_width(text);
  const double x = text.anchor == draw::Anchor::Start ? text.at.x
                   : text.anchor == draw::Anchor::End ? text.at.x - w
                                                      : text.at.x - w / 2;
  return {x, text.at.y - 0.7 * text.size, w, 0.7 * text.size};
}

std::vector<draw::Box> word_boxes(const draw::Items& items) {
  std::vector<draw::Box> boxes;
  for (const draw::Item& item : items) {
    if (const auto* text = std::get_if<draw::Text>(&item.what)) boxes.push_back(word_box(*text));
    if (const auto* group = std::get_if<draw::Group>(&item.what)) {
      for (const draw::Box& box : word_boxes(group->items)) boxes.push_back(box);
    }
  }
  return boxes;
}

/// Of lines, shapes and words.
draw::Box items_box(const draw::Items& items) {
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
  const auto take = [&](const draw::Box& b) {
    left = std::min(left, b.x), right = std::max(right, b.right());
    top = std::min(top, b.y), bottom = std::max(bottom, b.bottom());
  };
  for (const draw::Item& item : items) {
    if (const auto* group = std::get_if<draw::Group>(&item.what)) take(items_box(group->items));
    if (const auto* line = std::get_if<draw::Polyline>(&item.what)) {
      for (const draw::Point p : line->points) take({p.x, p.y, 0, 0});
    }
    if (const auto* text = std::get_if<draw::Text>(&item.what)) take(word_box(*text));
  }
  return {left, top, right - left, bottom - top};
}

}  // namespace

TEST_CASE("A chart has a point a week of classes up to the clock and none of what is to come") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(viz::test::small_pair(3, 60), 0, *executor);
  rehearsal.run_to_end();
  for (const char* metric : {"teacher_weekly_use", "cost_usd"}) {
    const GrowingChart chart{find_metric(metric), "use"};
    for (const int week : {8, 30, 80}) {
      const auto frame = rehearsal.frame({week, {}});
      std::size_t expected = 0;
      for (int w = 0; w < week; ++w) expected += is_summed(chart.metric) || frame->calendar().in_session(w);
      for (const bool difference : {false, true}) {
        INFO(metric << " " << week);
        Sheet sheet(20);
        growing_chart(sheet, *frame, chart, {0, 0, 900, 500}, difference);
        CHECK(longest_line(sheet.items, draw::mark_of(draw::plan_hue(0))) == expected);
        CHECK(longest_line(sheet.items, draw::mark_of(draw::plan_hue(1))) == expected);
      }
    }
  }
}

TEST_CASE("A chart is the report's, made larger, and fills its box without leaving it") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(viz::test::small_pair(3, 60), 0, *executor);
  rehearsal.run_to_end();
  const auto frame = rehearsal.frame({60, {}});
  for (const draw::Box box : {draw::Box{100, 50, 900, 420}, {0, 0, 1900, 900}, {30, 20, 420, 260}}) {
    Sheet sheet(20);
    growing_chart(sheet, *frame, {find_metric("teacher_weekly_use"), "Use"}, box, true);
    REQUIRE(sheet.items.size() == 2);
    const draw::Picture picture{0, 0, "", "", {sheet.items[1]}};
    const std::string drawn = draw::picture_text(picture);
    CHECK_THAT(drawn, Catch::Contains("goal: at least 5%"));
    CHECK_THAT(drawn, Catch::Contains("\"A "));
    const draw::Box bounds = items_box(sheet.items);
    CHECK(bounds.x >= box.x);
    CHECK(bounds.y >= box.y);
    CHECK(bounds.right() <= box.right() + 1e-6);
    CHECK(bounds.bottom() <= box.bottom() + 1e-6);
    CHECK(bounds.height > 0.85 * box.height);
  }
  // Too small for a plot there is a title and nothing that cannot be read.
  Sheet sheet(20);
  growing_chart(sheet, *frame, {find_metric("teacher_weekly_use"), "Use"}, {0, 0, 150, 60}, true);
  CHECK(sheet.items.size() == 1);
}

TEST_CASE("What is charted begins with the goals and names nothing twice") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(viz::test::small_pair(3, 60), 0, *executor);
  const auto charts = charts_of(*rehearsal.frame({1, {}}), 4);
  REQUIRE(charts.size() == 4);
  CHECK(charts[0].metric == find_metric("teacher_weekly_use"));
  CHECK(charts[1].metric == find_metric("privacy_incidents"));
  CHECK(charts[1].title.ends_with("so far"));
}

TEST_CASE("The goal's words keep clear of the words at the ends of lines, in every week") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(viz::test::small_pair(3, 60), 0, *executor);
  rehearsal.run_to_end();
  const int metric = find_metric("teacher_weekly_use");
  for (int week = 1; week <= 80; ++week) {
    const auto frame = rehearsal.frame({week, {}});
    for (const double width : {500.0, 900.0}) {
      Sheet sheet(20);
      growing_chart(sheet, *frame, {metric, "Use"}, {0, 0, width, 260}, false);
      std::vector<draw::Box> words = word_boxes(sheet.items);
      REQUIRE(words.size() > 3);
      for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
          INFO("week " << week << ", " << width << " px");
          CHECK_FALSE(draw::meet(words[i], words[k]));
        }
      }
    }
  }
}
