#include "report/explanation_text.hpp"

#include <limits>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "report/explanation_json.hpp"

using namespace pilotwave;
using Catch::Matchers::Contains;

namespace {

ExplanationSource source(const std::string& twin = {}) {
  return {"Riverbend", "Staged pilot", twin, 2, 7, Calendar(parse_date("2026-08-03").value(), 60, {}), 9};
}

PersonExplanation somebody(double peers) {
  PersonExplanation e;
  e.id = {EntityKind::Teacher, 0, 4};
  e.id_text = "teacher:oak/4";
  e.person = 0xabc;
  e.who = "science teacher";
  e.standing = "skill 0.31";
  e.before = "has tried AI";
  e.after = "uses AI monthly";
  e.state_after = 1;
  e.luck = 0.01;
  Chance on{
      "move on to monthly use", LuckSide::Low, ChanceForm::Hazard, 0.03, "for a middling teacher", {}, 0};
  on.terms = {{"trust", 0.001, "trust 0.50"}, {"usefulness", 0.4, "worth 0.75"}, {"peers", peers, "4 of 5"}};
  on.probability = on.from_terms();
  Chance back{"give AI up", LuckSide::High, ChanceForm::Product, 0, "nothing to fall back from", {}, 0};
  back.terms = {{"habit", -std::numeric_limits<double>::infinity(), "none"}};
  e.chances = {on, back};
  e.neighbours = {{"teacher:oak/5", "science", "uses AI weekly", true, true}};
  e.guidance = {{GuidelinePart::Privacy, 3, true, 0.5}, {GuidelinePart::Safety, -1, false, 0}};
  e.tools = {{"tutor", "not open here", false, 0.6}};
  return e;
}

}  // namespace

TEST_CASE("influences stand by size, with what they multiply the chance by, and small ones share a line") {
  const std::string text = explanation_text(source(), Answer{somebody(-0.9), ""});
  CHECK_THAT(text, Contains("teacher:oak/4, week of 2026-10-05") && Contains("Riverbend, run 2, seed 7"));
  CHECK_THAT(text, Contains("Level    has tried AI -> uses AI monthly"));
  CHECK_THAT(text, Contains("Luck     0.01000: below 0.01805 they move on to monthly use\n"));
  CHECK_THAT(
      text,
      Contains("The chance to move on to monthly use this week is 1.8 of 100: the base rate, 3 of 100"));
  CHECK_THAT(text,
             Contains("  peers         x 0.41  -0.90  4 of 5\n  usefulness    x 1.49  +0.40  worth 0.75\n"));
  CHECK_THAT(text, Contains("without effect: trust\n"));
  CHECK_THAT(text, Contains("They cannot give AI up: nothing to fall back from."));
  CHECK_THAT(text, Contains("privacy known (0.50 of it still clear); safety not published"));
  CHECK_THAT(text, Contains("teacher:oak/5  science  uses AI weekly, can help"));
}

TEST_CASE("twins stand beside each other, and what parts them below") {
  TwinAnswer twins{{somebody(-0.9), ""}, {somebody(0.2), ""}, {}};
  twins.parting.week = 4;
  twins.parting.differences = {{"skill", 0.1, 0.2, "0.1", "0.2"}};
  const std::string text = explanation_text(source("Launch everywhere"), twins);
  CHECK_THAT(text, Contains("A is Staged pilot, B is Launch everywhere"));
  CHECK_THAT(text, Contains("1.8 of 100 under A and 5.3 of 100 under B"));
  CHECK_THAT(
      text,
      Contains("  peers         A     x 0.41  -0.90  4 of 5\n                B     x 1.22  +0.20  4 of 5\n"));
  CHECK_THAT(text, Contains("  usefulness    A, B  x 1.49  +0.40  worth 0.75\n"));
  CHECK_THAT(text,
             Contains("A and B first part in the week of 2026-08-31:\n  skill: 0.1 under A, 0.2 under B\n"));
}

TEST_CASE("plans that assume different worlds are said to, and each side has its own person and colleagues") {
  TwinAnswer twins{
      {somebody(-0.9), ""}, {somebody(0.2), "leaves the district at the end of this week"}, {}, false};
  auto& other = std::get<PersonExplanation>(twins.second.explanation);
  other.neighbours = {{"teacher:oak/6", "other", "has tried AI", true, false},
                      {"teacher:oak/7", "science", "uses AI weekly", true, false}};
  std::string text = explanation_text(source("Launch everywhere"), twins);
  CHECK_THAT(
      text,
      Contains("Note     the plans assume different worlds: under B others are around, or come and go"));
  CHECK_THAT(text, Contains("Colleagues they ask for advice under A:") &&
                       Contains("Colleagues they ask for advice under B:") && Contains("teacher:oak/7"));
  CHECK_THAT(text, Contains("Then B   leaves the district"));
  CHECK_THAT(text, Contains("Whoever is here under A is never anywhere under B"));

  other.person = 0xdef;
  other.who = "mathematics teacher";
  other.no_decision = "school is out";
  other.chances.clear();
  text = explanation_text(source("Launch everywhere"), twins);
  CHECK_THAT(text, Contains("the plans assume different worlds: under B somebody else is here"));
  CHECK_THAT(text, Contains("Who A    science teacher (person 00000abc)") &&
                       Contains("Who B    mathematics teacher (person 00000def)"));
  CHECK_THAT(text, Contains("Luck A   0.01000") && Contains("Luck B   none drawn: school is out"));
  const auto json = nlohmann::json::parse(explanation_json(source("Launch everywhere"), twins));
  CHECK(json["twin"]["same_world"] == false);
  CHECK(json["parting"]["followed"] == false);
}

TEST_CASE("the data hold every number in full; what can never happen is null") {
  const auto json = nlohmann::json::parse(explanation_json(source(), Answer{somebody(-0.9), ""}));
  const auto& chance = json["explanation"]["chances"][0];
  CHECK(chance["sum"].get<double>() == Approx(-0.499).margin(1e-15));
  CHECK(chance["terms"][2]["value"] == -0.9);
  CHECK(json["explanation"]["chances"][1]["terms"][0]["value"].is_null());
  CHECK(json["explanation"]["luck"] == 0.01);
}

TEST_CASE("who does not decide has no chances and no luck") {
  PersonExplanation e = somebody(0);
  e.no_decision = "school is out";
  e.chances.clear();
  const std::string text =
      explanation_text(source(), Answer{e, "moves to teacher:elm/1 at the end of this week"});
  CHECK_THAT(text,
             Contains("Luck     none drawn: school is out") && Contains("Then     moves to teacher:elm/1"));
  CHECK(text.find("The chance") == std::string::npos);
  CHECK(nlohmann::json::parse(explanation_json(source(), Answer{e, ""}))["explanation"]["luck"].is_null());
}
