#include "viz/scene/metric_words.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "model/metrics/metric.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

TEST_CASE("Values are said as people read them") {
  CHECK(metric_value_words(find_metric("teacher_weekly_use"), 0.414) == "41%");
  CHECK(metric_value_words(find_metric("cost_usd"), 1'234'567) == "$1.2M");
  CHECK(metric_value_words(find_metric("cost_usd"), -12'300) == "-$12k");
  CHECK(metric_value_words(find_metric("learning"), 0.034) == "0.034");
  CHECK(metric_value_words(find_metric("learning"), -0.0002) == "0.000");
  CHECK(metric_value_words(find_metric("privacy_incidents"), 36) == "36");
  CHECK(metric_value_words(find_metric("integrity_incidents"), 12'345) == "12,345");
  CHECK(metric_value_words(find_metric("learning"), std::nan("")) == "-");
}

TEST_CASE("Differences have a sign, those of shares are points, and what is said as nothing has none") {
  const int share = find_metric("teacher_weekly_use");
  CHECK(metric_difference_words(share, 0.44) == "+44 points");
  CHECK(metric_difference_words(share, -0.01) == "-1 point");
  CHECK(metric_difference_words(share, -0.004) == "-0.4 points");
  CHECK(metric_difference_words(share, 0.0001) == "0 points");
  CHECK(metric_difference_words(find_metric("cost_usd"), -110'000) == "-$110k");
  CHECK(metric_difference_words(find_metric("learning"), 0.003) == "+0.003");
  CHECK(metric_difference_words(find_metric("learning"), 0.0003) == "0.000");
}

TEST_CASE("Titles say what is counted since the start, and units that a number does not show") {
  CHECK(metric_title(find_metric("privacy_incidents")).ends_with("so far"));
  CHECK(metric_title(find_metric("learning")).ends_with("in standard deviations"));
}
