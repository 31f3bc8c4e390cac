#include "viz/session/change.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "places.hpp"
#include "scenario/plan_of.hpp"
#include "sim/snapshot.hpp"
#include "viz/session/rehearsal.hpp"
#include "viz/support/small_plans.hpp"

using namespace pilotwave;
using namespace pilotwave::viz;

namespace {

constexpr int kWeek = 25;

Change find_change(const std::vector<Change>& all, Change::Kind kind, const std::string& part) {
  const auto it = std::find_if(all.begin(), all.end(), [&](const Change& c) {
    return c.kind == kind && (c.label + c.field).find(part) != std::string::npos;
  });
  REQUIRE(it != all.end());
  return *it;
}

}  // namespace

TEST_CASE("A branch is the same run up to its week and another one after it") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal({viz::test::small_scenario("plan", "2026-10-05")}, 0, *executor);
  const auto frame = rehearsal.frame({kWeek, {}});
  const Date monday = frame->calendar().monday(kWeek);
  for (const auto& [kind, part] :
       {std::pair{Change::Kind::Begin, "pause"}, std::pair{Change::Kind::End, "Opening"}}) {
    const Change change = find_change(possible_changes(frame->plans[0], kWeek), kind, part);
    rehearsal.put_beside(changed_plan(*frame->plans[0].scenario, change, monday));
    for (const int week : {0, kWeek - 1, kWeek}) {
      const auto both = rehearsal.frame({week, {}});
      CHECK(both->plans[0].state->teachers.level == both->plans[1].state->teachers.level);
      CHECK(both->plans[0].state->students.learning == both->plans[1].state->students.learning);
    }
    const auto after = rehearsal.frame({80, {}});
    CHECK(after->plans[0].state->teachers.level != after->plans[1].state->teachers.level);
    CHECK(*std::min_element(after->parted.begin(), after->parted.end()) > kWeek);
  }
  rehearsal.put_back();
  CHECK(rehearsal.n_plans() == 1);
}

TEST_CASE("A number of an intervention at work changes from the week on") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal({viz::test::small_scenario("plan", "2026-10-05")}, 0, *executor);
  const auto frame = rehearsal.frame({kWeek, {}});
  Change hours =
      find_change(possible_changes(frame->plans[0], kWeek), Change::Kind::Set, "hours_per_teacher");
  CHECK(hours.at_work);
  CHECK(hours.value == 6);
  CHECK(hours.step > 0);
  hours.value = hours.most;
  const Scenario changed = changed_plan(*frame->plans[0].scenario, hours, frame->calendar().monday(kWeek));
  CHECK(changed.interventions.size() == frame->plans[0].scenario->interventions.size() + 1);
  rehearsal.put_beside(changed);
  const auto before = rehearsal.frame({kWeek, {}}), after = rehearsal.frame({80, {}});
  CHECK(before->plans[0].state->teachers.skill == before->plans[1].state->teachers.skill);
  CHECK(after->plans[0].state->teachers.skill != after->plans[1].state->teachers.skill);
}

TEST_CASE("A choice is a lever as well: who must come to training") {
  const auto executor = make_serial_executor();
  Rehearsal rehearsal({viz::test::small_scenario("plan", "2026-10-05")}, 0, *executor);
  const auto frame = rehearsal.frame({kWeek, {}});
  Change who = find_change(possible_changes(frame->plans[0], kWeek), Change::Kind::Set, "attendance");
  CHECK(value_words(who) == "voluntary");
  who.value = who.most;
  CHECK(value_words(who) == "required");
  const Scenario changed = changed_plan(*frame->plans[0].scenario, who, frame->calendar().monday(kWeek));
  CHECK(
      std::any_of(changed.interventions.begin(), changed.interventions.end(), [](const InterventionDef& def) {
        return def.kind == "training" && def.start && def.fields.choice("attendance") == "required";
      }));
}

TEST_CASE("A branch saved as a scenario file and read back gives the same run") {
  const auto executor = make_serial_executor();
  Result<Scenario> shipped = load_scenario(PILOTWAVE_SOURCE_DIR "/scenarios/plans/staged-pilot.toml",
                                           PILOTWAVE_SOURCE_DIR "/scenarios/districts/stone_creek.toml");
  REQUIRE(shipped);
  Rehearsal rehearsal({std::move(shipped).value()}, 0, *executor);
  const auto frame = rehearsal.frame({30, {}});
  for (const Change& change : possible_changes(frame->plans[0], 30)) {
    // One of each kind of change and lever is enough; all of them can be written and read.
    Change pushed = change;
    pushed.value = std::min(change.value + change.step, change.most);
    const Scenario changed = changed_plan(*frame->plans[0].scenario, pushed, frame->calendar().monday(30));
    const std::filesystem::path path = std::filesystem::temp_directory_path() / "pilotwave-branch-test.toml";
    std::ofstream(path) << scenario_text(changed);
    INFO(change.label);
    Result<Scenario> read = load_scenario(path.string());
    for (const Diagnostic& d : read.errors()) UNSCOPED_INFO(d.text());
    REQUIRE(read);
    CHECK(read.value().interventions.size() == changed.interventions.size());
    if (change.kind != Change::Kind::Begin) continue;
    const Plan plan = plan_of(read.value()), meant = plan_of(changed);
    Simulation again(build_world(read.value().district, plan, 0, *executor), plan, *executor);
    Simulation straight(build_world(changed.district, meant, 0, *executor), meant, *executor);
    again.run_to_end();
    straight.run_to_end();
    CHECK(state_hash(again.state()) == state_hash(straight.state()));
    std::filesystem::remove(path);
  }
}

TEST_CASE("A number that stands for none is said as none, and steps from there to nought") {
  Change cap;
  cap.value = cap.least = -1;
  cap.most = 160;
  cap.step = 5;
  cap.least_is_none = true;
  cap.unit = "hours a week";
  CHECK(value_words(cap) == "none");
  step_value(cap, true);
  CHECK(cap.value == 0);
  step_value(cap, true);
  CHECK(cap.value == 5);
  step_value(cap, false);
  step_value(cap, false);
  CHECK(value_words(cap) == "none");
  cap.value = 400'000;
  CHECK(value_words(cap) == "400,000 hours a week");
}
