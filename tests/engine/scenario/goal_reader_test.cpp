#include "scenario/goal_reader.hpp"

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"
#include "model/metrics/metric.hpp"

using namespace pilotwave;
using pilotwave::testing::errors_of;
using pilotwave::testing::PlanFolder;

TEST_CASE("goals are read by metric, in the order of the catalogue") {
  const PlanFolder folder("goals_read");
  const auto loaded = folder.load(
      "[goals]\ncost_usd = { at_most = 450_000 }\nprivacy_incidents = { at_most_per_1000_staff_year = 2.0 }\n"
      "teacher_weekly_use = [{ at_least = 0.60, by = 2028-06-09 }, { at_least = 0.5, group = \"school:oak\" "
      "}]\n");
  REQUIRE(errors_of(loaded) == "loaded");
  const std::vector<GoalDef>& goals = loaded.value().goals;
  REQUIRE(goals.size() == 4);
  CHECK(goals[0].key == "teacher_weekly_use");
  CHECK(goals[0].group == "all");
  CHECK(goals[0].kind == GoalDef::Kind::AtLeast);
  CHECK(goals[0].threshold == 0.6);
  CHECK(goals[0].by == parse_date("2028-06-09"));
  CHECK(goals[0].metric == find_metric("teacher_weekly_use"));
  CHECK(goals[1].group == "school:oak");
  CHECK_FALSE(goals[1].by.has_value());
  CHECK(goals[2].kind == GoalDef::Kind::AtMostPer1000StaffYear);
  CHECK(goals[3].kind == GoalDef::Kind::AtMost);
  CHECK(goals[3].threshold == 450000);
}

TEST_CASE("goals that cannot be judged are refused") {
  const PlanFolder folder("goals_wrong");
  const auto with = [&](const std::string& line) {
    return errors_of(folder.load("[goals]\n" + line + "\n"));
  };
  CHECK(with("teacher_weekly = { at_least = 0.6 }") ==
        "5:1 unknown metric `teacher_weekly` (did you mean `teacher_weekly_use`?)");
  CHECK(with("teacher_weekly_use = { at_least = 60 }") ==
        "5:35 `teacher_weekly_use` lies between 0 and 1, so 60 can never decide (for 60 percent write 0.6)");
  CHECK(with("gap_use_poverty = { at_least = -0.1 }") == "loaded");
  CHECK(with("gap_use_poverty = { at_least = -1.1 }").find("lies between -1 and 1") != std::string::npos);
  CHECK(with("learning = { at_least = 2 }") == "loaded");
  CHECK(with("teacher_weekly_use = {}").find("5:22 the goal for `teacher_weekly_use` has no threshold") == 0);
  CHECK(with("cost_usd = { at_most = 5, at_least = 1 }")
            .find("5:12 the goal for `cost_usd` has 2 thresholds") == 0);
  CHECK(with("trust_families = { at_most_per_1000_staff_year = 1 }").find("is no count of events") !=
        std::string::npos);
  CHECK(with("cost_usd = 450_000") ==
        "5:12 `cost_usd` must be a table, found a whole number (write cost_usd = { at_most = ... })");
  CHECK(with("cost_usd = { at_most = nan }").find("5:24 `at_most` must be a finite number, found nan") == 0);
  CHECK(with("cost_usd = { at_most = 5, by = 2027-01-01 }").find("5:32 `by` goes with `at_least` only") == 0);
  CHECK(with("cost_usd = { at_mst = 5 }").find("5:14 unknown key `at_mst` (did you mean `at_most`?)") !=
        std::string::npos);
  CHECK(with("cost_usd = [5]").find("5:13 `cost_usd[1]` must be a table") == 0);
  CHECK(with("learning = { at_least = 0, group = \"low_incme\" }") ==
        "5:36 unknown group `low_incme` (did you mean `low_income`?)");
  CHECK(with("learning = { at_least = 0, group = \"school:oka\" }") ==
        "5:36 district `riverbend` has no school `oka` (did you mean `oak`?)");
  CHECK(with("learning = { at_least = 0, group = \"english_learner\" }") == "loaded");
  CHECK(with("cost_usd = { at_most = 5, group = \"high_poverty\" }") ==
        "5:35 `cost_usd` is known for the whole district only (leave `group` out)");
  CHECK(with("teacher_weekly_use = { at_least = 0, group = \"low_income\" }")
            .find("5:46 `teacher_weekly_use` is not about students, so it has no group `low_income`") == 0);
  CHECK(with("teacher_weekly_use = { at_least = 0, group = \"mid_poverty\" }") == "loaded");
  CHECK(with("learning = { at_least = 0, by = 2040-01-01 }") ==
        "5:33 `by` 2040-01-01 lies outside the run (the run lasts from 2026-08-03 to 2029-07-29)");
  CHECK(with("learning = { at_least = 0, by = 2026-08-02 }")
            .find("5:33 `by` 2026-08-02 lies outside the run") == 0);
}
