#include "report/sentences.hpp"

#include <catch2/catch.hpp>

#include "engine/report/made_up_comparison.hpp"
#include "report/terminal_report.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

std::vector<Scenario> with_incident_goal(double at_most) {
  std::vector<Scenario> plans = two_plans();
  plans[0].goals = {fake_goal(Metric::PrivacyIncidents, GoalDef::Kind::AtMost, at_most)};
  return plans;
}

std::string incident_sentence(int won, int lost, int tied) {
  const Comparison c = made_up(with_incident_goal(8), incident_pairs(won, lost, tied));
  return outcome_sentence(c, c.pairs[0], outcome_index(c, "privacy_incidents"));
}

}  // namespace

TEST_CASE("a sentence counts pairs, gives the other side, ties, size, range and verdict") {
  CHECK(incident_sentence(83, 9, 8) ==
        "In 83 of 100 paired runs, Staged pilot has fewer privacy incidents than Launch everywhere (more in "
        "9, the same "
        "in 8); typically 4 fewer (most pairs: from 4 fewer to no difference). Verdict: clear.");
}

TEST_CASE("a range with one sign is said once") {
  CHECK_THAT(incident_sentence(95, 3, 2), Contains("typically 4 fewer (most pairs: 4 fewer)"));
}

TEST_CASE("the plan that is ahead comes first, with mirrored counts and sizes") {
  const Comparison c = made_up(with_incident_goal(8), incident_pairs(9, 83, 8));
  CHECK(outcome_sentence(c, c.pairs[0], outcome_index(c, "privacy_incidents")) ==
        "In 83 of 100 paired runs, Launch everywhere has fewer privacy incidents than Staged pilot (more in "
        "9, the same "
        "in 8); typically 2 fewer (most pairs: from 2 fewer to no difference). Verdict: clear.");
}

TEST_CASE("81 of 100 are likely, not clear") {
  CHECK_THAT(incident_sentence(81, 19, 0), Contains("Verdict: likely."));
}

TEST_CASE("too close to call is said first, and both sides are counted all the same") {
  const std::string sentence = incident_sentence(54, 44, 2);
  CHECK(sentence ==
        "Privacy incidents: too close to call. In 54 of 100 paired runs Staged pilot has fewer privacy "
        "incidents than "
        "Launch everywhere (more in 44, the same in 2); typically 4 fewer (most pairs: from 4 fewer to 2 "
        "more).");
}

TEST_CASE("an outcome that never differs is the same in all pairs") {
  CHECK(incident_sentence(0, 0, 20) == "Privacy incidents: the same in all 20 paired runs.");
}

TEST_CASE("shares become people of so many people") {
  const Comparison c = made_up(two_plans(), incident_pairs(20, 0, 0));
  CHECK_THAT(outcome_sentence(c, c.pairs[0], outcome_index(c, "teacher_weekly_use")),
             Contains("Staged pilot has more teachers using approved AI weekly than Launch everywhere") &&
                 Contains("typically 12 of 60 teachers more (most pairs: 12 more)"));
}

TEST_CASE("money is said as money") {
  const Comparison c = made_up(two_plans(), incident_pairs(40, 0, 0));
  CHECK(outcome_sentence(c, c.pairs[0], outcome_index(c, "cost_usd")) ==
        "In 40 of 40 paired runs, Launch everywhere costs less than Staged pilot (more in 0, the same in 0); "
        "typically "
        "$14k less (most pairs: $14k less). Verdict: clear.");
}

TEST_CASE("a goal sentence names the goal that was set and how often each plan met it") {
  const Comparison c = made_up(with_incident_goal(8), incident_pairs(60, 20, 20));
  CHECK(goal_sentence(c, c.pairs[0], 0) ==
        "Staged pilot meets the goal you set of at most 8 for privacy incidents in 60 of 100 simulated runs, "
        "Launch "
        "everywhere in 0.");
}

TEST_CASE("a goal that both plans meet is not where they differ") {
  const Comparison c = made_up(with_incident_goal(11), incident_pairs(60, 2, 38));
  CHECK(goal_sentence(c, c.pairs[0], 0) ==
        "Both plans meet the goal you set of at most 11 for privacy incidents in almost every simulated run "
        "(98 and 100 "
        "of 100). The difference is how they get there.");
  const Comparison neither = made_up(with_incident_goal(3), incident_pairs(60, 2, 38));
  CHECK_THAT(goal_sentence(neither, neither.pairs[0], 0),
             Contains("Neither plan meets") && Contains("(0 and 0 of 100)"));
}

TEST_CASE("a dated goal is said with its share and its day") {
  std::vector<Scenario> plans = two_plans();
  plans[0].goals = {fake_goal(Metric::TeacherWeeklyUse, GoalDef::Kind::AtLeast, 0.6, "2027-06-09")};
  const Comparison c = made_up(plans, incident_pairs(20, 0, 0));
  CHECK_THAT(
      goal_sentence(c, c.pairs[0], 0),
      Contains("the goal you set of at least 60% for teachers using approved AI weekly by 9 June 2027"));
  const std::size_t weeks = outcome_index(c, "weeks_to_goal:teacher_weekly_use@2027-06-09");
  CHECK_THAT(outcome_sentence(c, c.pairs[0], weeks),
             Contains("In 20 of 20 paired runs, Staged pilot meets the goal you set") &&
                 Contains("sooner than Launch everywhere") && Contains("no pair has a number on both sides"));
}

TEST_CASE("the headline is the goal, the difference and the price") {
  const Comparison c = made_up(with_incident_goal(8), incident_pairs(83, 9, 8));
  const std::vector<std::string> lines = headline(c, c.pairs[0]);
  REQUIRE(lines.size() == 3);
  CHECK_THAT(lines[0], Contains("the goal you set of at most 8"));
  CHECK_THAT(lines[1], Contains("In 83 of 100 paired runs, Staged pilot has fewer privacy incidents"));
  CHECK_THAT(lines[2], Contains("The price: In 100 of 100 paired runs, Launch everywhere costs less"));
}

TEST_CASE("plans are identical until a day, and the act of that day is named") {
  std::vector<Scenario> plans = two_plans();
  const Comparison plain = made_up(plans, incident_pairs(10, 0, 0));
  CHECK(parting_sentence(plain, plain.pairs[0]) ==
        "The plans are identical until 7 September 2026, when they first part.");
  InterventionDef pilot;
  pilot.kind = "pilot";
  pilot.start = day("2026-09-08");
  plans[0].interventions = {pilot};
  const Comparison c = made_up(plans, incident_pairs(10, 0, 0));
  CHECK(parting_sentence(c, c.pairs[0]) ==
        "The plans are identical until 8 September 2026, when \"Pilot\" begins in Staged pilot.");
}

TEST_CASE("plans that never part are said to be identical, and nothing else is claimed") {
  const Comparison c = made_up(two_plans(), std::vector<MadeUpPair>(30, {{0.5, 0.5}, {1, 1}, {2, 2}}));
  CHECK(headline(c, c.pairs[0]) ==
        std::vector<std::string>{"Staged pilot and Launch everywhere are identical in all 30 pairs."});
  const std::string report = terminal_report(c, {});
  CHECK_THAT(report, Contains("identical in all 30 pairs"));
  CHECK_THAT(report, !Contains("Other outcomes"));
}

TEST_CASE("a group that loses while the whole wins gets its own sentence") {
  Comparison c = made_up(with_incident_goal(8), incident_pairs(100, 0, 0));
  CHECK(reversal_sentences(c, c.pairs[0]).empty());
  PairedOutcome& group = c.pairs[0].outcomes[c.slot(0, 1)];
  group.count = {10, 88, 2, 0};
  group.typical = 3;
  group.typical_low = 1;
  group.typical_high = 5;
  hold_together(group, 1);
  const std::vector<std::string> lines = reversal_sentences(c, c.pairs[0]);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] ==
        "Among low-income students it is the other way round: in 88 of 100 paired runs Launch everywhere has "
        "fewer "
        "privacy incidents than Staged pilot (more in 10, the same in 2); typically 3 fewer (most pairs: 1 "
        "to 5 fewer). "
        "Verdict: clear.");
}

TEST_CASE("too few pairs are owned up to") {
  const Comparison few = made_up(two_plans(), incident_pairs(4, 0, 0));
  const std::vector<std::string> cautions = caution_sentences(few);
  REQUIRE(cautions.size() == 2);
  CHECK(cautions[0] == "Only 4 pairs: take every number here as a first look.");
  CHECK_THAT(cautions[1], Contains("4 pairs cannot settle"));
  CHECK(caution_sentences(made_up(two_plans(), incident_pairs(60, 0, 0))).empty());
}

TEST_CASE("pairs left out are owned up to") {
  Comparison c = made_up(two_plans(), incident_pairs(60, 0, 0));
  c.replicates.planned = 100;
  c.replicates.stopped_early = true;
  c.replicates.failed = {{70, "lost"}};
  const std::vector<std::string> cautions = caution_sentences(c);
  REQUIRE(cautions.size() == 2);
  CHECK(cautions[0] == "Stopped early: 60 of 100 planned pairs are complete and compared.");
  CHECK(cautions[1] == "1 of 100 planned pairs failed and are left out (failed.csv).");
}

TEST_CASE("no sentence says that anything will happen or has a probability") {
  const Comparison c = made_up(with_incident_goal(8), incident_pairs(54, 44, 2));
  const std::string report = terminal_report(c, {});
  for (const char* never : {" will ", "probability", "robust", "slightly"})
    CHECK_THAT(report, !Contains(never));
  CHECK_THAT(report, Contains("In these simulated runs"));
  CHECK_THAT(report, Contains("Not a forecast."));
}
