#include "doctor/promise.hpp"

#include <catch2/catch.hpp>

#include <set>

#include "doctor/trial_interventions.hpp"
#include "support/small_world.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

Trial trial_of(const Engine& engine, Plan plan, Executor& executor) {
  return {engine, small_district(3, 90), std::move(plan), std::nullopt, executor, true};
}

}  // namespace

TEST_CASE("every promise has a key, a name and a sentence of its own") {
  std::set<std::string_view> keys, names, sentences;
  for (const Promise& p : promises()) keys.insert(p.key), names.insert(p.name), sentences.insert(p.sentence);
  CHECK(promises().size() == 7);
  CHECK(keys.size() == 7);
  CHECK(names.size() == 7);
  CHECK(sentences.size() == 7);
}

TEST_CASE(
    "an intervention at zero strength has no tools, no hours and no force, but keeps what leaves as it is") {
  const Date day = parse_date("2026-09-07").value();
  const InterventionDef training = idle_intervention(*find_intervention_kind("training"), day);
  CHECK(training.fields.number("hours_per_teacher") == 0);
  CHECK(training.fields.number("sessions") == 1);  // at least one
  const InterventionDef budget = idle_intervention(*find_intervention_kind("budget"), day);
  CHECK(budget.fields.number("annual_usd") == -1);
  CHECK(budget.fields.departments("weekly_hours_cap")[1] == -1);
  CHECK(idle_intervention(*find_intervention_kind("governance"), day).fields.choice("arrangement") == "none");
  CHECK(idle_intervention(*find_intervention_kind("expand"), day).fields.tools("tools").empty());
}

TEST_CASE("nearly every dial shows in a small district, so that turning it up says something") {
  const auto executor = make_thread_executor(2);
  const Engine engine = sound_engine();
  Trial trial = trial_of(engine, small_plan({act("governance", {{"arrangement", std::string("none")}})}, 40),
                         *executor);
  trial.district = small_district(6, 300);
  const Finding finding = check_monotone_levers(trial);
  CHECK(finding.kind == FindingKind::Kept);
  CHECK_THAT(finding.measured, Contains("11 dials turned up"));
}

TEST_CASE("a plan against itself is flagged or not by the gain of pairing, never broken") {
  const auto executor = make_thread_executor(2);
  const Engine engine = sound_engine();
  Trial trial = trial_of(engine, small_plan({}, 30), *executor);
  trial.against = trial.plan;
  trial.against->params.set(P::teacher_use_try_rate, 0.9);
  const Finding finding = check_pairing(trial);
  CHECK(finding.kind != FindingKind::Broken);
  CHECK_THAT(finding.measured, Contains("In 6 pairs with the second plan") && Contains("outcomes"));
}

TEST_CASE("a short plan, a plan that begins in the summer and a single school can be checked") {
  const auto executor = make_serial_executor();
  const Engine engine = sound_engine();
  Trial one = trial_of(engine, small_plan({act("ban")}, 3), *executor);
  one.district = small_district(1, 40);
  for (const Promise& p : promises()) {
    INFO(p.key);
    CHECK(p.check(one).kind != FindingKind::Broken);
  }
}
