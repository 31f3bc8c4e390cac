#include "viz/session/rehearsal.hpp"

#include <catch2/catch.hpp>

#include "experiment/divergence.hpp"
#include "scenario/plan_of.hpp"
#include "sim/snapshot.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;
using viz::test::small_pair;

namespace {

/// Hashes of a straight run, week by week, the start first.
std::vector<std::uint64_t> straight_hashes(const Scenario& scenario, Executor& executor) {
  const Plan plan = plan_of(scenario);
  Simulation run(build_world(scenario.district, plan, 0, executor), plan, executor);
  std::vector<std::uint64_t> hashes = {state_hash(run.state())};
  while (!run.finished()) {
    run.step();
    hashes.push_back(state_hash(run.state()));
  }
  return hashes;
}

}  // namespace

TEST_CASE("Any week that is jumped to has the straight run's state, whatever came before") {
  const auto executor = make_thread_executor(2);
  const std::vector<Scenario> plans = small_pair();
  std::vector<std::vector<std::uint64_t>> straight;
  for (const Scenario& plan : plans) straight.push_back(straight_hashes(plan, *executor));
  Rehearsal rehearsal(plans, 0, *executor);
  for (const int week : {80, 3, 14, 13, 12, 40, 41, 0, 79, 27, 26, 5}) {
    const auto frame = rehearsal.frame({week, {}});
    REQUIRE(frame->week() == week);
    for (std::size_t p = 0; p < 2; ++p) {
      INFO("plan " << p << ", week " << week);
      CHECK(state_hash(*frame->plans[p].state) == straight[p][static_cast<std::size_t>(week)]);
      CHECK(frame->plans[p].state->week == week);
      CHECK(rehearsal.track(p).weeks_recomputed() <= rehearsal.track(p).stretch());
    }
  }
}

TEST_CASE("Watching, jumping about and asking why leave the run's record as it is without a watcher") {
  const auto executor = make_serial_executor();
  const std::vector<Scenario> plans = small_pair();
  Rehearsal rehearsal(plans, 3, *executor);
  for (const int week : {20, 7, 61}) {
    const auto frame = rehearsal.frame({week, EntityId{EntityKind::Teacher, 2, 4}});
    REQUIRE(frame->plans[1].why);
  }
  rehearsal.run_to_end();
  const auto frame = rehearsal.frame({80, {}});
  for (std::size_t p = 0; p < 2; ++p) {
    const Plan plan = plan_of(plans[p]);
    const RunRecord alone = run_plan(build_world(plans[p].district, plan, 3, *executor), plan, *executor);
    CHECK(result_hash(*frame->plans[p].record) == result_hash(alone));
    CHECK(frame->plans[p].record->events == alone.events);
  }
}

TEST_CASE("Why is the answer of the explain verb for the week just closed") {
  const auto executor = make_serial_executor();
  const std::vector<Scenario> plans = small_pair();
  Rehearsal rehearsal(plans, 0, *executor);
  const EntityId who{EntityKind::Teacher, 1, 3};
  const auto frame = rehearsal.frame({31, who});
  const Plan plan = plan_of(plans[0]);
  const Answer alone =
      explain({build_world(plans[0].district, plan, 0, *executor), plan}, {who, 30}, *executor);
  const auto& seen = std::get<PersonExplanation>(frame->plans[0].why->explanation);
  const auto& asked = std::get<PersonExplanation>(alone.explanation);
  CHECK(seen.person == asked.person);
  CHECK(seen.luck == asked.luck);
  CHECK(seen.before == asked.before);
  CHECK(seen.after == asked.after);
  REQUIRE(seen.chances.size() == asked.chances.size());
  for (std::size_t i = 0; i < seen.chances.size(); ++i)
    CHECK(seen.chances[i].probability == asked.chances[i].probability);
  CHECK_FALSE(rehearsal.frame({0, who})->plans[0].why);  // nothing has been decided yet
}

TEST_CASE("Snapshots lie farther apart where little memory is given, and weeks stay the same") {
  const auto executor = make_serial_executor();
  const Scenario plan = viz::test::small_scenario("tight", "2026-10-05", 3, 100);
  const auto straight = straight_hashes(plan, *executor);
  const auto world = build_world(plan.district, plan_of(plan), 0, *executor);
  Track tight(std::make_shared<const Scenario>(plan), world, *executor, 1);
  CHECK(tight.stretch() == 80);
  CHECK(state_hash(*tight.frame({70, {}}).state) == straight[70]);
  CHECK(state_hash(*tight.frame({69, {}}).state) == straight[69]);
  CHECK(tight.weeks_recomputed() == 69);
}

TEST_CASE("A week outside the run is moved to its nearest") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal(small_pair(3, 60), 0, *executor);
  CHECK(rehearsal.frame({-4, {}})->week() == 0);
  CHECK(rehearsal.frame({4000, {}})->week() == 80);
}

TEST_CASE("Districts of one school and schools of five students can be watched") {
  const auto executor = make_serial_executor();
  Rehearsal one(small_pair(1, 5, 60), 0, *executor);
  const auto frame = one.frame({60, EntityId{EntityKind::Student, 0, 5}});
  CHECK(frame->plans[0].state->students.use.size() == 5);
  CHECK(frame->parted.size() == 1);
  REQUIRE(frame->plans[0].why);
}
