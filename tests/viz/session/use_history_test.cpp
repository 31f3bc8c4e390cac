#include "viz/session/use_history.hpp"

#include <catch2/catch.hpp>

#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

TEST_CASE("Since when somebody uses it is known for every week, breaks included") {
  constexpr auto kOff = UseLevel::Aware, kOn = UseLevel::Monthly;
  UseHistory use(2);
  for (const auto& week :
       {std::vector{kOff, kOn}, {kOff, kOn}, {kOn, kOn}, {kOn, kOff}, {kOff, kOff}, {kOn, kOff}})
    use.add(week);
  const std::vector<int> first = {-1, -1, 2, 2, -1, 5}, second = {0, 0, 0, -1, -1, -1};
  for (int week = 0; week < 6; ++week) {
    CHECK(use.since(0, week) == first[static_cast<std::size_t>(week)]);
    CHECK(use.since(1, week) == second[static_cast<std::size_t>(week)]);
  }
  // The first took it up in week 2, when the second used it; in week 5 the second did no more.
  CHECK(use.passed(1, 0, 2) == 2);
  CHECK(use.passed(1, 0, 3) == 2);
  CHECK(use.passed(1, 0, 4) == -1);
  CHECK(use.passed(1, 0, 5) == -1);
  CHECK(use.passed(0, 1, 3) == -1);
}

TEST_CASE("What is remembered of a run is what its weeks say") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(viz::test::small_pair(2, 60, 30), 0, *executor);
  rehearsal.run_to_end();
  std::vector<int> since;
  for (int week = 0; week <= 30; ++week) {
    const auto frame = rehearsal.frame({week, {}});
    const auto& levels = frame->plans[0].state->teachers.level;
    since.resize(levels.size(), -1);
    for (std::uint32_t t = 0; t < levels.size(); ++t) {
      if (!uses_monthly(levels[t]))
        since[t] = -1;
      else if (since[t] < 0)
        since[t] = week;
      REQUIRE(frame->plans[0].use->since(t, week) == since[t]);
    }
  }
}
