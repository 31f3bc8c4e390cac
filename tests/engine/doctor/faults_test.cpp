// The promises are worth what they find: each finds the mistake that it is there for, and says where.
#include <catch2/catch.hpp>

#include <set>

#include "doctor/check_up.hpp"
#include "engine/doctor/faults.hpp"
#include "support/small_world.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

Trial small_trial(const Engine& engine, Executor& executor) {
  return {engine,
          small_district(4, 120),
          small_plan({act("governance", {{"weekly_hours", std::array<double, 3>{40, 40, 40}}}),
                      act("expand", {{"tools", tools({"tutor", "planning"})}}, "2026-09-07"),
                      act("guidelines", {}, "2026-09-07")},
                     54),
          std::nullopt,
          executor,
          true};
}

const Promise& promise_of(std::string_view key) {
  for (const Promise& p : promises()) {
    if (p.key == key) return p;
  }
  FAIL("no promise " << key);
  return promises().front();
}

}  // namespace

TEST_CASE("every promise is kept by the engine as it is") {
  const auto executor = make_thread_executor(2);
  const Engine engine = sound_engine();
  const Trial trial = small_trial(engine, *executor);
  const CheckUp result = check_up(trial, {});
  CHECK(result.lines.size() == promises().size());
  for (const CheckUp::Line& line : result.lines) {
    INFO(line.promise->key << ": " << line.finding.measured << " "
                           << (line.finding.breach ? line.finding.breach->text(trial.calendar()) : ""));
    CHECK(line.finding.kind == FindingKind::Kept);
    CHECK(line.finding.n_runs > 0);
    CHECK_FALSE(line.finding.measured.empty());
  }
}

TEST_CASE("every seeded fault is found by its promise, and said by name") {
  const auto executor = make_thread_executor(2);
  std::set<std::string_view> tried;
  for (const Fault& fault : seeded_faults()) {
    const Trial trial = small_trial(fault.engine, *executor);
    const Finding finding = promise_of(fault.promise).check(trial);
    tried.insert(fault.promise);
    INFO(fault.what << ": " << finding.measured);
    REQUIRE(finding.kind == FindingKind::Broken);
    REQUIRE(finding.breach.has_value());
    CHECK_THAT(finding.breach->text(trial.calendar()), Contains(std::string(fault.said)));
  }
  CHECK(tried.size() == promises().size());
}

TEST_CASE("what was lost is found in the week in which it was lost, at its school") {
  const auto executor = make_serial_executor();
  for (const Fault& fault : seeded_faults()) {
    if (fault.promise != "conservation") continue;
    const Trial trial = small_trial(fault.engine, *executor);
    const Finding finding = check_conservation(trial);
    REQUIRE(finding.breach.has_value());
    INFO(fault.what);
    if (fault.what == "a student who is forgotten") {
      CHECK(finding.breach->week == 20);
      CHECK(finding.breach->school == "school-00");
      CHECK_THAT(finding.breach->what, Contains("student:school-00/4"));
    }
    if (fault.what == "a cent booked twice") CHECK(finding.breach->week == 11);
    if (fault.what == "a count of friends that drifts") {
      CHECK(finding.breach->week == 7);
      CHECK(finding.breach->school == "school-01");
    }
  }
}
