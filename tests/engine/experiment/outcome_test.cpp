#include "experiment/outcome.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <catch2/catch.hpp>

#include "engine/experiment/fake_runs.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

OutcomeReader reader() {
  const Scenario s = fake_scenario("a", "A");
  const std::vector<GroupDef> groups = fake_groups();
  return {Calendar(s.start, s.n_weeks, s.district.calendar), s.district, groups};
}

OutcomeDef first_outcome(const GoalDef& goal) {
  Scenario s = fake_scenario("a", "A");
  s.goals = {goal};
  return outcomes_of(std::vector<Scenario>{s}).outcomes.front();
}

const OutcomeDef& find(const OutcomeList& list, const std::string& key) {
  const auto it = std::find_if(list.outcomes.begin(), list.outcomes.end(),
                               [&](const OutcomeDef& o) { return o.key == key; });
  REQUIRE(it != list.outcomes.end());
  return *it;
}

}  // namespace

TEST_CASE("a goal to reach is met in the first week at the threshold, on time only") {
  const OutcomeDef outcome =
      first_outcome(fake_goal(Metric::TeacherWeeklyUse, GoalDef::Kind::AtLeast, 0.6, "2027-06-09"));
  RunRecord run = fake_record();
  set_from(run, Metric::TeacherWeeklyUse, 20, 0.6);
  const GoalOutcome goal = reader().goal(outcome, run, 0);
  CHECK(goal.met);
  CHECK(goal.week == 20);
  CHECK(goal.value == 0.6);

  RunRecord late = fake_record();
  set_from(late, Metric::TeacherWeeklyUse, 44, 0.9);  // week of 7 June 2027 holds the day; 44 is that week
  CHECK(reader().goal(outcome, late, 0).met);
  const OutcomeDef sooner =
      first_outcome(fake_goal(Metric::TeacherWeeklyUse, GoalDef::Kind::AtLeast, 0.6, "2027-06-04"));
  CHECK_FALSE(reader().goal(sooner, late, 0).met);
  CHECK(reader().goal(sooner, late, 0).week == -1);
}

TEST_CASE("a goal reached and lost again by its day is not met, and the value is that of its day") {
  const OutcomeDef outcome =
      first_outcome(fake_goal(Metric::TeacherWeeklyUse, GoalDef::Kind::AtLeast, 0.6, "2027-06-09"));
  RunRecord run = fake_record();
  set_from(run, Metric::TeacherWeeklyUse, 10, 0.7);
  set_from(run, Metric::TeacherWeeklyUse, 15, 0.5);
  const GoalOutcome goal = reader().goal(outcome, run, 0);
  CHECK_FALSE(goal.met);
  CHECK(goal.week == -1);
  CHECK(goal.value == 0.5);
  set_from(run, Metric::TeacherWeeklyUse, 20, 0.8);  // and won back in time
  CHECK(reader().goal(outcome, run, 0).met);
  CHECK(reader().goal(outcome, run, 0).week == 20);
}

TEST_CASE("a limit on a flow is judged by the total of the run") {
  const OutcomeDef outcome = first_outcome(fake_goal(Metric::CostUsd, GoalDef::Kind::AtMost, 1000));
  RunRecord run = fake_record();
  set_once(run, Metric::CostUsd, 3, 600);
  set_once(run, Metric::CostUsd, 30, 400);
  CHECK(reader().goal(outcome, run, 0).value == 1000);
  CHECK(reader().goal(outcome, run, 0).met);
  set_once(run, Metric::CostUsd, 31, 1);
  CHECK_FALSE(reader().goal(outcome, run, 0).met);
}

TEST_CASE("a yearly limit for every 1,000 staff divides by teachers and years") {
  const OutcomeDef outcome =
      first_outcome(fake_goal(Metric::PrivacyIncidents, GoalDef::Kind::AtMostPer1000StaffYear, 40));
  RunRecord run = fake_record();
  set_once(run, Metric::PrivacyIncidents, 3, 2);
  // 2 incidents, 60 teachers, 45 weeks.
  CHECK(reader().value(outcome, run, 0) == Approx(2 / 0.060 / (45 * 7 / 365.25)));
  CHECK(reader().goal(outcome, run, 0).met);
  CHECK(reader().value(outcome, run, 2) == Approx(2 / 0.040 / (45 * 7 / 365.25)));
  CHECK(std::isnan(reader().value(outcome, run, 1)));  // low-income students are no staff
}

TEST_CASE("weeks to a goal follow it, and never is infinite") {
  Scenario s = fake_scenario("a", "A");
  s.goals = {fake_goal(Metric::TeacherWeeklyUse, GoalDef::Kind::AtLeast, 0.6, "2027-06-09")};
  const OutcomeList list = outcomes_of(std::vector<Scenario>{s});
  const OutcomeDef& weeks = find(list, "weeks_to_goal:teacher_weekly_use@2027-06-09");
  CHECK(weeks.better == Better::Lower);
  CHECK_FALSE(weeks.is_goal());
  RunRecord run = fake_record();
  CHECK(std::isinf(reader().value(weeks, run, 0)));
  set_from(run, Metric::TeacherWeeklyUse, 12, 0.61);
  CHECK(reader().value(weeks, run, 0) == 12);
}

TEST_CASE("a level at the end is read while school is in") {
  Scenario s = fake_scenario("a", "A");
  s.n_weeks = 52;  // ends in the summer
  const Calendar calendar(s.start, s.n_weeks, s.district.calendar);
  const std::vector<GroupDef> groups = fake_groups();
  const OutcomeReader summer(calendar, s.district, groups);
  const OutcomeList list = outcomes_of(std::vector<Scenario>{s});
  const int week = summer.week_read(find(list, "hours_saved"));
  CHECK(calendar.in_session(week));
  CHECK(week < 51);
  CHECK_FALSE(calendar.in_session(week + 1));
  CHECK(summer.week_read(find(list, "cost_usd")) == 51);
}

TEST_CASE("every comparison shows the standing outcomes, each once") {
  Scenario s = fake_scenario("a", "A");
  const OutcomeList plain = outcomes_of(std::vector<Scenario>{s});
  for (const char* key :
       {"teacher_weekly_use", "student_unguided_use", "hours_saved", "learning", "privacy_incidents",
        "trust_families", "gap_learning_income", "cost_usd", "staff_hours"}) {
    find(plain, key);
  }
  s.goals = {fake_goal(Metric::CostUsd, GoalDef::Kind::AtMost, 1000)};
  const OutcomeList with_goal = outcomes_of(std::vector<Scenario>{s});
  CHECK(with_goal.outcomes.size() == plain.outcomes.size());
  CHECK(with_goal.outcomes.front().key == "cost_usd");
  std::set<std::string> keys;
  for (const OutcomeDef& outcome : with_goal.outcomes) CHECK(keys.insert(outcome.key).second);
}

TEST_CASE("staff hours add up the five groups of staff") {
  const OutcomeList list = outcomes_of(std::vector<Scenario>{fake_scenario("a", "A")});
  RunRecord run = fake_record();
  set_once(run, Metric::HoursIT, 1, 10);
  set_once(run, Metric::HoursPrincipals, 2, 5);
  CHECK(reader().value(find(list, "staff_hours"), run, 0) == 15);
}

TEST_CASE("an equal goal of two plans stands once, and another threshold is said") {
  std::vector<Scenario> plans{fake_scenario("a", "A"), fake_scenario("b", "B")};
  plans[0].goals = {fake_goal(Metric::CostUsd, GoalDef::Kind::AtMost, 1000)};
  plans[1].goals = plans[0].goals;
  CHECK(outcomes_of(plans).notes.empty());
  plans[1].goals[0].threshold = 2000;
  const OutcomeList list = outcomes_of(plans);
  CHECK(list.outcomes.front().goal->threshold == 1000);
  REQUIRE(list.notes.size() == 1);
  CHECK(list.notes[0] == "B sets another threshold for money spent; the first plan's is used");
}
