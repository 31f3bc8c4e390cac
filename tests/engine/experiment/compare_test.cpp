#include "experiment/compare.hpp"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include <catch2/catch.hpp>

#include "engine/experiment/fake_runs.hpp"
#include "experiment/bands.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

/// Plan A: fewer incidents in all but every tenth replicate. Plan C is plan A under another name.
std::vector<RunRecord> fake_runs(std::uint32_t replicate, std::size_t n_plans) {
  std::vector<RunRecord> out;
  for (std::size_t plan = 0; plan < n_plans; ++plan) {
    RunRecord run = fake_record();
    set_from(run, Metric::TeacherWeeklyUse, 0, 0.5 + 0.001 * replicate);
    const bool is_b = plan == 1;
    set_once(run, Metric::PrivacyIncidents, 5, is_b ? 10 : (replicate % 10 == 9 ? 12 : 6));
    out.push_back(std::move(run));
  }
  return out;
}

std::vector<Scenario> plans(std::size_t n) {
  std::vector<Scenario> out{fake_scenario("staged", "Staged pilot"),
                            fake_scenario("launch", "Launch everywhere"),
                            fake_scenario("copy", "Copy of staged")};
  out.resize(n);
  for (Scenario& plan : out) plan.goals = {fake_goal(Metric::PrivacyIncidents, GoalDef::Kind::AtMost, 8)};
  return out;
}

Comparison run(Executor& executor, std::size_t n_plans, std::uint32_t count, CompareDef def = {}) {
  def.replicates.count = count;
  return compare(
      plans(n_plans), [=](std::uint32_t r) { return fake_runs(r, n_plans); }, executor, def);
}

}  // namespace

TEST_CASE("a comparison counts wins of the goal, and how often each plan met it") {
  const auto executor = make_serial_executor();
  const Comparison c = run(*executor, 2, 100);
  REQUIRE(c.pairs.size() == 1);
  const PairedOutcome& goal = c.paired(c.pairs[0], 0);
  CHECK(goal.count == WinCount{90, 10, 0, 0});
  CHECK(goal.together == 1);
  CHECK(goal.verdict == Verdict::ClearlyFirst);
  CHECK(goal.typical == -4);
  CHECK(c.n_met(0, 0) == 90);
  CHECK(c.n_met(1, 0) == 0);
  CHECK(c.pairs[0].first_parted_week() == 5);
  CHECK(c.pairs[0].n_identical() == 0);
}

TEST_CASE("verdicts of one kind are held together over all pairs of plans") {
  const auto executor = make_serial_executor();
  const Comparison c = run(*executor, 3, 20);
  REQUIRE(c.pairs.size() == 3);
  CHECK(c.paired(c.pairs[0], 0).together == 3);  // one goal, three pairs of plans
  CHECK(c.paired(c.pairs[0], 1).together == static_cast<int>(3 * (c.outcomes.size() - 1)));
}

TEST_CASE("plans that never part are found identical in all pairs") {
  const auto executor = make_serial_executor();
  const Comparison c = run(*executor, 3, 20);
  CHECK_FALSE(c.pairs[0].identical());
  CHECK(c.pairs[1].identical());
  CHECK(c.pairs[1].n_identical() == 20);
  CHECK_FALSE(c.pairs[1].first_parted_week());
  CHECK(c.paired(c.pairs[1], 0).verdict == Verdict::TooClose);
}

TEST_CASE("single schools are kept only where a goal names one") {
  const auto executor = make_serial_executor();
  CHECK(run(*executor, 2, 2).groups.size() == 2);
  std::vector<Scenario> named = plans(2);
  named[0].goals[0].group = "school:oak";
  CompareDef def;
  def.replicates.count = 2;
  const Comparison c = compare(
      named, [](std::uint32_t r) { return fake_runs(r, 2); }, *executor, def);
  REQUIRE(c.groups.size() == 3);
  CHECK(c.main_group(0) == 2);
}

TEST_CASE("a comparison is the same on any executor, in any order of finishing") {
  const auto serial = make_serial_executor();
  const Comparison one = run(*serial, 2, 30);
  const auto threads = make_thread_executor(4);
  CompareDef def;
  def.replicates.count = 30;
  const Comparison many = compare(
      plans(2),
      [](std::uint32_t r) {
        if (r % 4 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return fake_runs(r, 2);
      },
      *threads, def);
  CHECK(one.replicates.done == many.replicates.done);
  for (std::size_t p = 0; p < 2; ++p) {
    CHECK(one.plans[p].values == many.plans[p].values);
    CHECK(one.plans[p].weekly == many.plans[p].weekly);
    CHECK(one.plans[p].monthly == many.plans[p].monthly);
    CHECK(one.plans[p].result_hash == many.plans[p].result_hash);
  }
}

TEST_CASE("a stop keeps the complete pairs and compares them") {
  const auto executor = make_thread_executor(2);
  std::atomic<bool> stop{false};
  CompareDef def;
  def.replicates.stop = &stop;
  def.progress = [&](const CompareProgress& progress) {
    if (progress.tally.done.size() == 12) stop = true;
  };
  const Comparison c = run(*executor, 2, 1000, def);
  CHECK(c.replicates.stopped_early);
  CHECK(c.n_pairs() >= 12);
  CHECK(c.n_pairs() < 1000);
  CHECK(c.paired(c.pairs[0], 0).count.pairs() == static_cast<int>(c.n_pairs()));
}

TEST_CASE("a failed replicate is left out of every pair") {
  const auto executor = make_serial_executor();
  CompareDef def;
  def.replicates.count = 10;
  const Comparison c = compare(
      plans(2),
      [](std::uint32_t r) {
        if (r == 4) throw std::runtime_error("lost");
        return fake_runs(r, 2);
      },
      *executor, def);
  CHECK(c.n_pairs() == 9);
  CHECK(c.replicates.failed.size() == 1);
  CHECK(c.paired(c.pairs[0], 0).count.pairs() == 9);
}

TEST_CASE("a comparison in which nothing was completed is empty but whole") {
  const auto executor = make_serial_executor();
  const std::atomic<bool> stop{true};
  CompareDef def;
  def.replicates.stop = &stop;
  const Comparison c = run(*executor, 2, 10, def);
  CHECK(c.n_pairs() == 0);
  CHECK(c.replicates.stopped_early);
}

TEST_CASE("a comparison whose first pair cannot be written is empty but whole") {
  CompareDef def;
  def.observe = [](std::uint32_t, std::span<const RunRecord>) -> Commit { return [] { return false; }; };
  const auto executor = make_serial_executor();
  const Comparison c = run(*executor, 2, 10, def);
  CHECK(c.n_pairs() == 0);
  CHECK(c.replicates.stopped_early);
  CHECK(c.pairs.size() == 1);
}

TEST_CASE("full records are shown in replicate order before they are let go") {
  const auto executor = make_thread_executor(3);
  std::vector<std::uint32_t> seen;
  CompareDef def;
  def.observe = [&](std::uint32_t replicate, std::span<const RunRecord> records) -> Commit {
    const std::size_t n = records.size();
    return [&seen, replicate, n] {
      CHECK(n == 2);
      seen.push_back(replicate);
      return replicate < 5;
    };
  };
  const Comparison c = run(*executor, 2, 40, def);
  CHECK(seen == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5});
  CHECK(c.n_pairs() == 5);  // the one that could not be taken in is not counted
}

TEST_CASE("bands are quantiles over replicates, by week for the district and by month for groups") {
  const auto executor = make_serial_executor();
  const Comparison c = run(*executor, 2, 11);
  const auto use = static_cast<int>(Metric::TeacherWeeklyUse);
  const std::vector<QuantileBand> weekly = weekly_bands(c, 0, use);
  REQUIRE(weekly.size() == static_cast<std::size_t>(kWeeks));
  CHECK(weekly[3].median == Approx(0.505));
  CHECK(weekly[3].q05 == Approx(0.5005));
  CHECK(weekly[3].q95 == Approx(0.5095));
  const std::vector<QuantileBand> incidents =
      monthly_bands(c, 1, static_cast<int>(Metric::PrivacyIncidents), 1);
  REQUIRE(incidents.size() == c.months.size());
  CHECK(incidents[0].median == 0);
  CHECK(incidents[1].median == 10);  // week 5 is in September
}
