#include "report/comparison_json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/report/made_up_comparison.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

TEST_CASE("machines get the same counts, verdicts and sentences as people") {
  std::vector<Scenario> plans = two_plans();
  plans[0].goals = {fake_goal(Metric::PrivacyIncidents, GoalDef::Kind::AtMost, 8)};
  const auto json = nlohmann::json::parse(comparison_json(made_up(plans, incident_pairs(83, 9, 8))));
  CHECK(json["schema_version"] == "1.0");
  CHECK(json["pairs_done"] == 100);
  const auto& pair = json["comparisons"][0];
  CHECK(pair["headline"].size() == 3);
  CHECK(pair["first_difference"] == "2026-09-07");
  const auto& result = pair["results"][0];
  CHECK(result["outcome"] == "privacy_incidents");
  CHECK(result["won"] == 83);
  CHECK(result["lost"] == 9);
  CHECK(result["tied"] == 8);
  CHECK(result["verdict"] == "clear");
  CHECK(result["favours"] == "staged");
  CHECK(json["outcomes"][0]["goal"]["met_runs"]["staged"] == 83);
}

TEST_CASE("what has no number is null, never NaN") {
  std::vector<Scenario> plans = two_plans();
  plans[0].goals = {fake_goal(Metric::TeacherWeeklyUse, GoalDef::Kind::AtLeast, 0.9)};
  const auto json = nlohmann::json::parse(comparison_json(made_up(plans, incident_pairs(5, 0, 0))));
  const auto& results = json["comparisons"][0]["results"];
  bool found = false;
  for (const auto& result : results) {
    if (result["outcome"] != "weeks_to_goal:teacher_weekly_use") continue;
    found = true;
    CHECK(result["median_a"].is_null());
    CHECK(result["favours"].is_null());
    CHECK(result["verdict"] == "too close to call");
  }
  CHECK(found);
}
