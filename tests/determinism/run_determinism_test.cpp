#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>

#include "determinism/random_scenario.hpp"
#include "doctor/promise.hpp"
#include "engine/parallel/every_executor.hpp"
#include "model/state.hpp"
#include "sim/schedule.hpp"
#include "sim/simulation.hpp"
#include "sim/snapshot.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

constexpr int kHashedWeeks = 60;  // crosses a year boundary

std::vector<std::uint64_t> hashes(const DistrictDef& district, const Plan& plan, Executor& executor,
                                  bool schools = false) {
  const auto world = build_world(district, plan, 3, executor);
  return run_plan(world, plan, executor, {schools, true}).week_hash();
}

/// Bit patterns, so that NaN equals NaN.
std::vector<std::uint64_t> bits(const std::vector<double>& values) {
  std::vector<std::uint64_t> out(values.size());
  std::memcpy(out.data(), values.data(), values.size() * sizeof(double));
  return out;
}

}  // namespace

TEST_CASE("the state after every week is the same at any thread count on every executor (VV-P18)") {
  for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
    const DistrictDef district = random_district(seed);
    const Plan plan = random_plan(seed, kHashedWeeks, district);
    const auto serial = make_serial_executor();
    const std::vector<std::uint64_t> expected = hashes(district, plan, *serial);
    REQUIRE(expected.size() == kHashedWeeks);
    for (const auto& executor : every_executor()) {
      INFO("seed " << seed << ", " << executor->n_workers() << " workers, " << executor->name());
      CHECK(hashes(district, plan, *executor) == expected);
    }
  }
}

TEST_CASE("observing schools or hashing changes no value of the run (VV-P19)") {
  const DistrictDef district = random_district(5);
  const Plan plan = random_plan(5, kHashedWeeks, district);
  const auto executor = make_serial_executor();
  const auto world = build_world(district, plan, 0, *executor);
  const RunRecord plain = run_plan(world, plan, *executor, {});
  const RunRecord observed = run_plan(world, plan, *executor, {true, true});
  for (int m = 0; m < plain.n_metrics(); ++m) {
    for (std::size_t g = 0; g < plain.groups().size(); ++g) {
      for (int w = 0; w < kHashedWeeks; ++w) {
        const double a = plain.value(m, g, w), b = observed.value(m, g, w);
        REQUIRE(((a == b) || (a != a && b != b)));
      }
    }
  }
  CHECK(plain.events == observed.events);
}

TEST_CASE("a run restored from a snapshot ends with the same bytes, at any week (VV-O19)") {
  const DistrictDef district = random_district(6);
  const Plan plan = random_plan(6, kHashedWeeks, district);
  const auto executor = make_serial_executor();
  const auto world = build_world(district, plan, 0, *executor);
  Simulation straight(world, plan, *executor, {false, true});
  std::vector<std::string> snapshots;
  while (!straight.finished()) {
    snapshots.push_back(straight.snapshot());
    straight.step();
  }
  for (const int week : {0, 1, 30, 48, 49, kHashedWeeks - 1}) {
    Simulation resumed(world, plan, *executor, {false, true});
    REQUIRE(resumed.restore(snapshots[static_cast<std::size_t>(week)]));
    CHECK(resumed.week() == week);
    resumed.run_to_end();
    CHECK(resumed.record().week_hash() == straight.record().week_hash());
    CHECK(bits(resumed.record().raw()) == bits(straight.record().raw()));
    CHECK(resumed.record().events == straight.record().events);
  }
}

TEST_CASE("a run in a world that keeps one school year at a time is the same run, restored or not") {
  const DistrictDef district = random_district(9);
  constexpr int kLong = 115;  // three school years
  const Plan plan = random_plan(9, kLong, district);
  const auto serial = make_serial_executor();
  const RecordOptions options{false, true};
  Simulation straight(build_world(district, plan, 0, *serial), plan, *serial, options);
  std::vector<std::string> snapshots;
  while (!straight.finished()) {
    snapshots.push_back(straight.snapshot());
    straight.step();
  }
  snapshots.push_back(straight.snapshot());
  for (const auto& executor : every_executor()) {
    INFO(executor->n_workers() << " workers, " << executor->name());
    const auto world = build_world(district, plan, 0, *executor, YearsKept::Latest);
    for (int once_more = 0; once_more < 2; ++once_more) {  // one after the other in the same world
      const RunRecord run = run_plan(world, plan, *executor, options);
      CHECK(run.week_hash() == straight.record().week_hash());
      CHECK(bits(run.raw()) == bits(straight.record().raw()));
    }
  }
  for (const std::size_t week : {110U, 3U, 60U, unsigned{kLong}}) {
    Simulation resumed(build_world(district, plan, 0, *serial, YearsKept::Latest), plan, *serial, options);
    REQUIRE(resumed.restore(snapshots[week]));
    resumed.run_to_end();
    CHECK(resumed.record().week_hash() == straight.record().week_hash());
  }
}

TEST_CASE("a snapshot of another run or a damaged one is refused and changes nothing") {
  const DistrictDef district = random_district(7);
  const Plan plan = random_plan(7, 20, district);
  const auto executor = make_serial_executor();
  const auto world = build_world(district, plan, 0, *executor);
  Simulation a(world, plan, *executor);
  a.step();
  const std::string good = a.snapshot();
  Simulation other(build_world(district, plan, 1, *executor), plan, *executor);
  const std::uint64_t before = state_hash(other.state());
  CHECK_FALSE(other.restore(good));
  CHECK_FALSE(other.restore("nonsense"));
  for (const std::size_t cut : {std::size_t{0}, std::size_t{9}, good.size() / 2, good.size() - 1})
    CHECK_FALSE(a.restore(good.substr(0, cut)));
  CHECK(state_hash(other.state()) == before);
}

TEST_CASE("replicates differ, seeds differ, and the same replicate alone is the same") {
  const DistrictDef district = random_district(8);
  Plan plan = random_plan(8, 30, district);
  const auto executor = make_serial_executor();
  const auto run = [&](std::uint32_t replicate) {
    return run_plan(build_world(district, plan, replicate, *executor), plan, *executor, {false, true})
        .week_hash();
  };
  const auto seven = run(7);
  CHECK(run(6) != seven);
  CHECK(run(7) == seven);
  plan.seed += 1;
  CHECK(run(7) != seven);
}

TEST_CASE("two plans are equal to the byte until the first week in which they differ (VV-P9)") {
  for (const std::uint32_t seed : {11U, 12U, 13U}) {
    const DistrictDef district = random_district(seed);
    const Plan a = random_plan(seed, kHashedWeeks, district);
    Plan b = a;
    constexpr int kParts = 25;
    InterventionDef training = default_intervention("training", a.start + std::chrono::days{7 * kParts + 2});
    training.name = "later";
    training.fields.set("attendance", std::string("required"));
    b.interventions.push_back(training);
    const auto executor = make_serial_executor();
    const auto world = build_world(district, a, 0, *executor);
    const auto ha = run_plan(world, a, *executor, {false, true}).week_hash();
    const auto hb = run_plan(world, b, *executor, {false, true}).week_hash();
    for (int w = 0; w < kParts; ++w)
      REQUIRE(ha[static_cast<std::size_t>(w)] == hb[static_cast<std::size_t>(w)]);
    CHECK(ha[kParts] != hb[kParts]);
  }
}

TEST_CASE("the order of interventions in a plan and of schools in a file changes nothing (VV-P17)") {
  DistrictDef district = random_district(21);
  Plan plan = random_plan(21, kHashedWeeks, district);
  plan.interventions.push_back(default_intervention("guidelines", plan.start));
  plan.interventions.push_back(default_intervention("training", plan.start));
  const auto executor = make_serial_executor();
  const auto expected = hashes(district, plan, *executor);
  std::reverse(plan.interventions.begin(), plan.interventions.end());
  CHECK(hashes(district, plan, *executor) == expected);
  std::reverse(district.schools.begin(), district.schools.end());
  CHECK(hashes(district, plan, *executor) == expected);
}

TEST_CASE("the order and the names of schools change no number of any school, over the end of a year") {
  const auto executor = make_serial_executor();
  const Engine engine = sound_engine();
  for (std::uint32_t seed = 60; seed < 72; ++seed) {
    const DistrictDef district = random_district(seed);
    const Trial trial{engine, district, random_plan(seed, kHashedWeeks, district), std::nullopt, *executor};
    const Finding finding = check_relabelling(trial);
    INFO("scenario " << seed << ": " << (finding.breach ? finding.breach->text(trial.calendar()) : ""));
    CHECK(finding.kind == FindingKind::Kept);
  }
}

TEST_CASE("the order in which the week's processes run cannot matter") {
  const DistrictDef district = random_district(22);
  const auto schedule = week_schedule();
  for (const ProcessRow& row : schedule) CHECK(!row.name.empty());
  REQUIRE(schedule.size() == 13);
  for (std::size_t i = 0; i < schedule.size(); ++i) CHECK(schedule[i].number == static_cast<int>(i) + 1);
}

TEST_CASE("a school alone and with unrelated neighbours has the same people") {
  DistrictDef one = random_district(23);
  DistrictDef more = one;
  SchoolDef extra = one.schools.front();
  extra.id = "zz-extra";
  more.schools.push_back(extra);
  const Plan plan = empty_plan(4);
  const auto executor = make_serial_executor();
  const auto a = build_world(one, plan, 0, *executor), b = build_world(more, plan, 0, *executor);
  const std::size_t n = a->n_students();
  CHECK(std::equal(a->years[0].student_id.begin(), a->years[0].student_id.end(),
                   b->years[0].student_id.begin()));
  const std::vector<std::uint32_t> offsets(
      b->years[0].friends.watcher_offsets.begin(),
      b->years[0].friends.watcher_offsets.begin() + static_cast<std::ptrdiff_t>(n + 1));
  CHECK(offsets == a->years[0].friends.watcher_offsets);
}
