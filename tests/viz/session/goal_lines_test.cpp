#include "viz/session/goal_lines.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "model/metrics/metric.hpp"
#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

std::shared_ptr<const Frame> frame_with(const std::vector<GoalDef>& goals) {
  static const auto executor = make_serial_executor();
  std::vector<Scenario> plans = {viz::test::small_scenario("plan", "2026-10-05", 3, 120, 80)};
  plans.front().goals = goals;
  Rehearsal rehearsal(plans, 0, *executor);
  rehearsal.run_to_end();
  return rehearsal.frame({80, {}});
}

GoalDef goal(const char* key, GoalDef::Kind kind, double threshold) {
  return {key, find_metric(key), kind, threshold, {}, "all"};
}

}  // namespace

TEST_CASE("Money crosses its cap in the week in which the sum so far does, once") {
  const auto free = frame_with({});
  const std::vector<double> so_far = charted_weeks(free->plans[0], find_metric("cost_usd"));
  REQUIRE(so_far.size() == 80);
  REQUIRE(so_far.back() > 0);
  CHECK(std::is_sorted(so_far.begin(), so_far.end()));
  const double cap = so_far.back() / 2;
  const auto frame = frame_with({goal("cost_usd", GoalDef::Kind::AtMost, cap)});
  const auto crossings = goal_crossings(*frame, 0);
  REQUIRE(crossings.size() == 1);
  CHECK_FALSE(crossings[0].good);
  const auto week = static_cast<std::size_t>(crossings[0].week);
  CHECK(so_far[week] > cap);
  CHECK(so_far[week - 1] <= cap);
  CHECK(goal_crossings(*frame_with({goal("cost_usd", GoalDef::Kind::AtMost, 2 * so_far.back())}), 0).empty());
}

TEST_CASE("A level crosses on weeks of classes: to the good side once, to the bad side once") {
  const auto free = frame_with({});
  const int metric = find_metric("teacher_weekly_use");
  std::vector<double> levels;
  for (int week = 0; week < 80; ++week) {
    if (free->calendar().in_session(week)) levels.push_back(free->plans[0].record->value(metric, 0, week));
  }
  const double line = (levels.front() + *std::max_element(levels.begin(), levels.end())) / 2;
  const auto crossings =
      goal_crossings(*frame_with({goal("teacher_weekly_use", GoalDef::Kind::AtLeast, line)}), 0);
  REQUIRE_FALSE(crossings.empty());
  CHECK(crossings[0].good);
  CHECK(std::count_if(crossings.begin(), crossings.end(), [](const GoalCrossing& c) { return c.good; }) == 1);
  CHECK(crossings.size() <= 2);
  // Where it stands from the start is no crossing.
  CHECK(goal_crossings(*frame_with({goal("teacher_weekly_use", GoalDef::Kind::AtLeast, -1)}), 0).empty());
}

TEST_CASE("A rate of incidents is a line over the whole time") {
  const auto frame = frame_with({});
  const GoalDef rate = goal("privacy_incidents", GoalDef::Kind::AtMostPer1000StaffYear, 100);
  const double years = 80 * 7 / 365.2425;
  CHECK(goal_line(*frame, rate) == Approx(100 * years * frame->world().n_teachers() / 1000.0));
  CHECK(goal_line(*frame, goal("cost_usd", GoalDef::Kind::AtMost, 5)) == 5);
}
