#include "engine/sweep/small_sweep.hpp"

using namespace pilotwave;
using Catch::Matchers::Contains;
using pilotwave::testing::errors_of;
using pilotwave::testing::SweepFolder;

TEST_CASE("a sweep file says what is varied, in every form that a value may have") {
  const SweepFolder folder("sweep_forms");
  const SweepDef def = folder.sweep(R"(method = "lhs"
samples = 8
seed = 7
replicates = 3
run_cap = 1_000
[parameters]
"teacher_use.try_rate" = { min = 0.001, max = 0.1, scale = "log" }
training.hours_per_teacher = { min = 0, max = 12 }
"training.format" = ["one_off", "cohort"]
"training.start" = { min = 2026-08-17, max = 2026-09-14 }
"technology.doubling_time" = 30
"expand.tools" = { values = [["tutor"], ["tutor", "planning"]] }
"teacher_use.w_peers" = { distribution = "normal", mean = 1.7, sd = 0.4 }
[outputs]
metrics = ["cost_usd", "teacher_weekly_use"]
groups = ["all", "school:oak"]
every = "month"
events = true
)");
  REQUIRE(def.factors.size() == 7);
  CHECK(def.factors[0].by_factor);
  CHECK(def.factors[1].target.kind == FactorTarget::Kind::Field);
  CHECK(def.factors[3].level_texts.size() == 5);
  CHECK_FALSE(def.factors[4].varies());
  CHECK(def.factors[5].level_texts[1] == "planning+tutor");
  CHECK(def.factors[6].spread == Spread::Normal);
  CHECK(def.run_cap == 1000);
  CHECK(def.outputs.groups[1] == "school:oak");
  CHECK(def.outputs.every == Every::Month);
  CHECK(def.scenarios[0].slug == "course");
}

TEST_CASE("every error of a sweep file is told in one pass, with its place and what to do") {
  const SweepFolder folder("sweep_errors");
  const std::string wrong = errors_of(folder.load_sweep(R"(method = "sobl"
replicats = 3
[parameters]
"teacher_use.tri_rate" = { min = 0.1, max = 0.2 }
"teacher_use.try_rate" = { min = 0.5, max = 2 }
"training.hours_per_techer" = [1, 2]
"coaching.coaches" = [1, 2]
"training.format" = ["lecture"]
"network.missing" = 4
[outputs]
metrics = ["teacher_weekly_us"]
groups = ["everyone", "school:birch"]
every = "day"
)"));
  CHECK_THAT(wrong, Contains("4:10 unknown method `sobl` (did you mean `sobol`?)"));
  CHECK_THAT(wrong, Contains("5:1 unknown key `replicats` (did you mean `replicates`?)"));
  CHECK_THAT(wrong, Contains("did you mean `teacher_use.try_rate`?"));
  CHECK_THAT(wrong, Contains("`max` must lie between 0 and 1 (per week), found 2"));
  CHECK_THAT(wrong,
             Contains("`training` has no field `hours_per_techer` (did you mean `hours_per_teacher`?)"));
  CHECK_THAT(wrong, Contains("no scenario has an intervention of kind `coaching`"));
  CHECK_THAT(wrong, Contains("cannot be \"lecture\""));
  CHECK_THAT(wrong, Contains("did you mean `teacher_weekly_use`?"));
  CHECK_THAT(wrong, Contains("there is no group `everyone`"));
  CHECK_THAT(wrong, Contains("not every district of the sweep has the school of `school:birch`"));
  CHECK_THAT(wrong, Contains("`day` is no interval"));
}

TEST_CASE("a file that a sweep names is missed where it is named") {
  const SweepFolder folder("sweep_missing");
  const auto wrong = load_sweep(folder.write("sweep.toml", R"(schema = 1
name = "Lost"
method = "grid"
scenarios = ["course.toml", "nowhere.toml"]
[parameters]
"teacher_use.try_rate" = [0.01, 0.02]
)"));
  REQUIRE_FALSE(wrong.ok());
  CHECK(wrong.errors().front().place.line == 4);
  CHECK_THAT(errors_of(wrong), Contains("nowhere.toml") && Contains("no such file"));
}

TEST_CASE("a plan or a district can be what is varied") {
  const SweepFolder folder("sweep_special");
  folder.write("small.toml",
               std::string(pilotwave::testing::kTwoSchools) + "# the same, under another name\n");
  const auto plans = load_sweep(folder.write("sweep.toml", R"(schema = 1
name = "Plans"
method = "grid"
[parameters]
plan = ["course.toml", "open.toml"]
district = ["district.toml", "small.toml"]
)"));
  REQUIRE(errors_of(plans) == "loaded");
  CHECK(plans.value().n_plans() == 1);
  CHECK(plans.value().scenarios.size() == 2);
  CHECK(plans.value().scenarios[1].in_district.size() == 2);
  CHECK_THAT(errors_of(folder.load_sweep("method = \"grid\"\n[parameters]\nplan = [\"course.toml\"]\n")),
             Contains("both name plans"));
}

TEST_CASE("a list takes its points from a table, and tells what is wrong in it") {
  const SweepFolder folder("sweep_list");
  folder.write("points.csv",
               "point_id,teacher_use.try_rate,training.format\n0,0.01,cohort\n1,0.02,one_off\n2,,cohort\n");
  const SweepDef def = folder.sweep("method = \"list\"\ntable = \"points.csv\"\n");
  REQUIRE(def.rows.size() == 3);
  CHECK(def.rows[1][0] == 0.02);
  CHECK(std::isnan(def.rows[2][0]));
  CHECK(def.factors[1].level_texts == std::vector<std::string>{"cohort", "one_off"});
  folder.write("points.csv", "teacher_use.try_rate,training.fromat\n2,cohort\n");
  const auto wrong = folder.load_sweep("method = \"list\"\ntable = \"points.csv\"\n");
  CHECK_THAT(errors_of(wrong),
             Contains("1:22 `training` has no field `fromat`") && Contains("2:1 `try_rate` must lie"));
}

TEST_CASE("plans that cannot be paired are refused") {
  const SweepFolder folder("sweep_unpaired");
  folder.write("open.toml", "schema = 1\nname = \"Open\"\ndistrict = \"district.toml\"\nweeks = 40\n");
  CHECK_THAT(errors_of(folder.load_sweep(
                 "method = \"grid\"\n[parameters]\n\"teacher_use.try_rate\" = [0.01, 0.02]\n")),
             Contains("open") && Contains("runs 40 weeks"));
}
