#include "viz/session/watch_session.hpp"

#include <catch2/catch.hpp>

#include "sim/snapshot.hpp"
#include "viz/session/change.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

TEST_CASE("Wishes are met on another thread, the newest counts, frames held stay as they are") {
  const auto executor = make_thread_executor(2);
  WatchSession session(viz::test::small_pair(), 0, *executor);
  session.wish({12, {}});
  const auto twelve = session.wait_for_wish();
  REQUIRE(twelve->week() == 12);
  const std::uint64_t hash = state_hash(*twelve->plans[0].state);
  for (int week = 13; week < 60; ++week) session.wish({week, {}});
  const auto last = session.wait_for_wish();
  CHECK(last->week() == 59);
  CHECK(state_hash(*twelve->plans[0].state) == hash);
  session.wait_to_end();
  CHECK(session.known_weeks() == 80);
}

TEST_CASE("A wish beyond the end is met by the end") {
  const auto executor = make_serial_executor();
  WatchSession session(viz::test::small_pair(3, 60), 0, *executor);
  session.wish({5000, {}});
  CHECK(session.wait_for_wish()->week() == 80);
}

TEST_CASE("A branch stands beside the plan, and the first plans come back") {
  const auto executor = make_serial_executor();
  WatchSession session({viz::test::small_scenario("plan", "2026-10-05", 3, 60)}, 0, *executor);
  session.wish({20, {}});
  const auto frame = session.wait_for_wish();
  REQUIRE(frame->plans.size() == 1);
  session.put_beside(changed_plan(*frame->plans[0].scenario, possible_changes(frame->plans[0], 20).front(),
                                  frame->calendar().monday(20)));
  CHECK(session.wait_for_wish()->plans.size() == 2);
  session.put_back();
  CHECK(session.wait_for_wish()->plans.size() == 1);
}

TEST_CASE("A session can be closed while the model is at work") {
  const auto executor = make_serial_executor();
  for (int i = 0; i < 5; ++i) {
    WatchSession session(viz::test::small_pair(), 0, *executor);
    session.wish({70, {}});
  }
  SUCCEED("no thread was left behind");
}
