#include "viz/scene/growing_chart.hpp"

#include <catch2/catch.hpp>

#include "model/metrics/metric.hpp"
#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

/// The longest line of each plan's colour.
std::size_t longest_line(const Sheet& sheet, draw::Role role) {
  std::size_t n = 0;
  for (const draw::Item& item : sheet.items) {
    const auto* line = std::get_if<draw::Polyline>(&item.what);
    if (line != nullptr && line->stroke.role == role) n = std::max(n, line->points.size());
  }
  return n;
}

}  // namespace

TEST_CASE("A chart has a point a week up to the clock and none of what is to come") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(viz::test::small_pair(3, 60), 0, *executor);
  rehearsal.run_to_end();
  const GrowingChart chart{find_metric("teacher_weekly_use"), false, "use"};
  for (const int week : {2, 30, 80}) {
    Sheet sheet(20);
    growing_chart(sheet, *rehearsal.frame({week, {}}), chart, {0, 0, 900, 500}, false);
    CHECK(longest_line(sheet, draw::mark_of(draw::plan_hue(0))) == static_cast<std::size_t>(week));
    CHECK(longest_line(sheet, draw::mark_of(draw::plan_hue(1))) == static_cast<std::size_t>(week));
  }
}

TEST_CASE("What is charted begins with the goals and names nothing twice") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(viz::test::small_pair(3, 60), 0, *executor);
  const auto charts = charts_of(*rehearsal.frame({1, {}}), 4);
  REQUIRE(charts.size() == 4);
  CHECK(charts[0].metric == find_metric("teacher_weekly_use"));
  CHECK(charts[1].metric == find_metric("privacy_incidents"));
  CHECK(charts[1].summed);
}

TEST_CASE("Values are said as people read them") {
  CHECK(metric_value_words(find_metric("teacher_weekly_use"), 0.414) == "41%");
  CHECK(metric_value_words(find_metric("cost_usd"), 1'234'567) == "$1.2M");
  CHECK(metric_value_words(find_metric("cost_usd"), -12'300) == "-$12k");
  CHECK(metric_value_words(find_metric("learning"), 0.034) == "0.03");
  CHECK(metric_value_words(find_metric("privacy_incidents"), 36) == "36");
  CHECK(metric_value_words(find_metric("learning"), std::nan("")) == "-");
}
