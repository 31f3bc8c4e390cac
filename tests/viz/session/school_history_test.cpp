#include "viz/session/school_history.hpp"

#include <catch2/catch.hpp>

#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

TEST_CASE("Schools part when the first plan opens its tools, not a week before") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(viz::test::small_pair(), 0, *executor);
  const auto count = [&](int week) {
    const auto frame = rehearsal.frame({week, {}});
    return std::count_if(frame->parted.begin(), frame->parted.end(), [](int w) { return w >= 0; });
  };
  // The plan asks for its tools in the week of 5 October, the tenth; they are open in the week after.
  CHECK(count(10) == 0);
  CHECK(count(11) == 6);
  CHECK(count(80) == 6);
}

TEST_CASE("A mark counts the teachers who use approved tools every week") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(viz::test::small_pair(), 0, *executor);
  const auto frame = rehearsal.frame({60, {}});
  const PlanFrame& plan = frame->plans[0];
  for (std::uint32_t s = 0; s < 6; ++s) {
    int weekly = 0;
    const std::uint32_t first = plan.world->schools.first_teacher[s],
                        last = plan.world->schools.first_teacher[s + 1];
    for (std::uint32_t t = first; t < last; ++t)
      weekly += uses_weekly(plan.state->teachers.level[t]) && (plan.state->teachers.channel[t] & kApproved);
    const SchoolWeekMark mark = mark_of(*plan.world, *plan.state, s);
    CHECK(mark.weekly_share == Approx(static_cast<double>(weekly) / (last - first)));
    CHECK(mark == plan.history->at(60, s));
  }
  CHECK(frame->plans[0].history->last_week() == frame->plans[0].known_weeks);
}

TEST_CASE("Equal histories never part, and a difference is found in its first week") {
  const auto executor = make_serial_executor();
  Rehearsal same({viz::test::small_scenario("a", "2026-10-05"), viz::test::small_scenario("b", "2026-10-05")},
                 0, *executor);
  const auto frame = same.frame({80, {}});
  for (const int week : frame->parted) CHECK(week == -1);
}
