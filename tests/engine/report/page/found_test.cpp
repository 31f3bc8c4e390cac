#include "report/page/found.hpp"

#include <catch2/catch.hpp>

#include "engine/report/made_up_comparison.hpp"
#include "experiment/paired.hpp"
#include "model/params.hpp"

using namespace pilotwave;
using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

/// Plans of which the first has fewer incidents in most pairs and costs more in all.
Comparison incidents_and_cost() { return made_up(two_plans(), incident_pairs(83, 9, 8)); }

/// An outcome's shares: titles with their means, and the whole.
OutcomeShares shares_of(std::size_t outcome, double whole,
                        const std::vector<std::pair<std::string, double>>& parts) {
  OutcomeShares out;
  out.outcome = outcome;
  out.difference.mean = whole;
  for (const auto& [title, mean] : parts) {
    DifferenceShare share;
    share.title = title;
    share.share.mean = mean;
    share.interval = {mean - 1, mean + 1};
    out.shares.push_back(share);
  }
  return out;
}

/// The first sentence on what matters for teachers' use.
std::string share_sentence(double whole, const std::vector<std::pair<std::string, double>>& parts) {
  const Comparison c = incidents_and_cost();
  Attribution found;
  found.outcomes = {c.outcomes[outcome_index(c, "teacher_weekly_use")]};
  found.shares = {shares_of(0, whole, parts)};
  page::Analysis out;
  page::add_attribution(out, c, found);
  REQUIRE(out.matters.size() == 1);
  return out.matters.front().sentence;
}

/// Pairs that the first plan wins or loses where lower is better.
PairedOutcome won_and_lost(int won, int lost) {
  std::vector<double> first(static_cast<std::size_t>(won), 1), second(first.size(), 2);
  first.insert(first.end(), static_cast<std::size_t>(lost), 3);
  second.insert(second.end(), static_cast<std::size_t>(lost), 2);
  return compare_pairs(first, second, Better::Lower, 1);
}

std::size_t parameter(std::string_view key) {
  for (std::size_t i = 0; i < param_catalogue().size(); ++i) {
    if (param_catalogue()[i].key == key) return i;
  }
  FAIL("no parameter " << std::string(key));
  return 0;
}

}  // namespace

TEST_CASE("shares of a difference: the largest stands first, with its part of the whole") {
  const Comparison c = incidents_and_cost();
  Attribution found;
  found.outcomes = {c.outcomes[outcome_index(c, "teacher_weekly_use")]};
  found.shares = {
      shares_of(0, -10, {{"guidelines of A", -2}, {"training of A", -7.5}, {"pilot of A", -0.5}})};
  page::Analysis out;
  page::add_attribution(out, c, found);
  REQUIRE(out.matters.size() == 1);
  const page::WhatMatters& matters = out.matters.front();
  CHECK(matters.sentence ==
        "Teachers using approved AI weekly: Training of A does most, 75 of 100 parts of the difference "
        "between Staged "
        "pilot and "
        "Launch everywhere");
  CHECK(matters.shapley);
  REQUIRE(matters.parts.size() == 3);
  CHECK(matters.parts[0].part == "Training of A");
  CHECK(matters.parts[0].effect == -7.5);
  CHECK(matters.parts[0].low == -8.5);
  CHECK(matters.parts[2].part == "Pilot of A");
}

TEST_CASE("a part that does more than the whole, works against it, or shares nothing is said to") {
  CHECK_THAT(share_sentence(-10, {{"training", -15}, {"pilot", 5}}),
             Contains("more than all of the difference") && Contains("other parts work against it"));
  CHECK_THAT(share_sentence(-1, {{"training", 5}, {"pilot", -4}, {"guidelines", -2}}),
             Contains("works against the difference"));
  CHECK_THAT(share_sentence(0, {{"training", 5}, {"pilot", -5}}),
             Contains("there is no difference to share out"));
}

TEST_CASE(
    "where plans differ in too much, every plan's own parts are told, those without a number left out") {
  const Comparison c = incidents_and_cost();
  Attribution found;
  found.outcomes = {c.outcomes[outcome_index(c, "teacher_weekly_use")]};
  for (std::size_t plan = 0; plan < 2; ++plan) {
    PlanAblation ablation;
    ablation.plan = plan;
    PairedOutcome small = won_and_lost(20, 0), none = small;
    small.difference.mean = -1;
    none.difference.mean = std::nan("");
    PairedOutcome large = small;
    large.difference.mean = 4;
    large.mean_difference = {3, 5};
    ablation.parts = {{"`guidelines`", {small}}, {"`expand` named `waves`", {large}}, {"`pilot`", {none}}};
    found.plans.push_back(ablation);
  }
  page::Analysis out;
  page::add_attribution(out, c, found);
  REQUIRE(out.matters.size() == 2);
  CHECK(out.matters[0].sentence ==
        "Teachers using approved AI weekly: of the parts of Staged pilot, Opening of tools \"waves\" does "
        "most");
  CHECK(out.matters[1].sentence ==
        "Teachers using approved AI weekly: of the parts of Launch everywhere, Opening of tools \"waves\" "
        "does most");
  CHECK_FALSE(out.matters[0].shapley);
  REQUIRE(out.matters[0].parts.size() == 2);
  CHECK(out.matters[0].parts[0].low == 3);
}

TEST_CASE("a stress counts the verdicts that take another side, and says what struck both once") {
  const Comparison c = incidents_and_cost();
  StressTest found;
  found.outcomes = {c.outcomes[outcome_index(c, "privacy_incidents")],
                    c.outcomes[outcome_index(c, "cost_usd")]};
  found.calm = {won_and_lost(60, 0), won_and_lost(0, 60)};
  StressOutcome same, apart;
  same.stress = Stress::BudgetCut;
  same.what = {"a cap", "a cap"};
  same.between = {won_and_lost(0, 60), won_and_lost(0, 60)};
  apart.stress = Stress::VendorFails;
  apart.what = {"`tutor` fails", "no tool is opened"};
  apart.between = {won_and_lost(55, 5), PairedOutcome{}};
  found.stresses = {same, apart};
  page::Analysis out;
  page::add_stresses(out, c, found);
  REQUIRE(out.stress.size() == 2);
  CHECK(out.stress[0].name == "A fifth of the money is cut");
  CHECK(out.stress[0].sentence == "Both plans: a cap. 1 of 2 verdicts takes another side than without it.");
  REQUIRE(out.stress[0].rows.size() == 2);
  CHECK(out.stress[0].rows[0] ==
        std::vector<std::string>{"Privacy incidents", "3", "2", "clear for B", "clear for A"});
  // An outcome without a value under the stress has no row.
  CHECK(out.stress[1].rows.size() == 1);
  CHECK(out.stress[1].sentence ==
        "Staged pilot: `tutor` fails. Launch everywhere: no tool is opened. 0 of 1 verdicts take another "
        "side than "
        "without it.");
}

TEST_CASE("flips: only assumptions that turn the verdict have a row, the smallest change has a sentence") {
  const Comparison c = incidents_and_cost();
  const std::vector<Scenario> plans = two_plans();
  AssumptionQuestion question;
  question.outcome = c.outcomes[outcome_index(c, "privacy_incidents")];
  AssumptionFlips found;
  AssumptionEffect turns, stays;
  turns.parameter = parameter("teacher_use.w_peers");
  turns.in_force = 1;
  turns.searched = stays.searched = true;
  turns.flips_at = 0.25;
  turns.then.count = {30, 25, 5, 0};
  turns.weakness = 2;
  stays.parameter = parameter("teacher_use.w_trust");
  stays.in_force = 0.6;
  stays.weakness = 8;
  found.effects = {turns, stays};
  page::Analysis out;
  page::add_flips(out, found, question, plans);
  REQUIRE(out.flips.size() == 1);
  CHECK(out.flips[0].outcome == "privacy incidents");
  CHECK_THAT(out.flips[0].ours, Contains("1"));
  CHECK_THAT(out.flips[0].turns_at, Contains("0.25"));
  REQUIRE(out.answers_to_change.size() == 1);
  CHECK_THAT(out.answers_to_change[0], Contains("were 0.25 instead of 1") &&
                                           Contains("the verdict would be too close to call (30 to 25)"));
  // The weakest need not be the one that turns.
  CHECK_THAT(out.weakest, Contains(std::string(param_catalogue()[stays.parameter].label)));

  found.effects = {stays};
  page::Analysis none;
  page::add_flips(none, found, question, plans);
  CHECK(none.flips.empty());
  REQUIRE(none.answers_to_change.size() == 1);
  CHECK_THAT(none.answers_to_change[0], Contains("None of the 1 weakest assumptions"));
}
