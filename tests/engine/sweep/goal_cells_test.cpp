#include "sweep/run/goal_cells.hpp"

#include <algorithm>
#include <cmath>

#include "engine/sweep/small_sweep.hpp"
#include "model/metrics/metric_id.hpp"
#include "sweep/analysis/responses.hpp"
#include "sweep/store/sqlite.hpp"

using namespace pilotwave;
using Catch::Matchers::Contains;
using pilotwave::testing::Assembled;
using pilotwave::testing::errors_of;
using pilotwave::testing::SweepFolder;

namespace {

constexpr const char* kGoals =
    "[goals]\nteacher_weekly_use = [{ at_least = 0.6, by = 2027-02-12 }, { at_least = 0.3, group = \"high\" "
    "}]\n"
    "privacy_incidents = { at_most = 2 }\nbias_incidents = { at_most_per_1000_staff_year = 5 }\n";

/// The folder's plans, the first with goals.
struct GoalFolder : SweepFolder {
  explicit GoalFolder(const std::string& name) : SweepFolder(name) {
    write("course.toml", SweepFolder::plan("Course", 6) + kGoals);
  }
};

constexpr const char* kGoalBody =
    "method = \"grid\"\nreplicates = 2\n[parameters]\n\"training.hours_per_teacher\" = [2, 12]\n";

/// A record with every group of the small district, everything zero.
RunRecord zeros() { return {{{"all", ""}, {"high", ""}}, 30, static_cast<int>(metric_catalogue().size())}; }

double value_of(const GoalCells& cells, const RunRecord& run, const std::string& key) {
  const std::vector<double> values = cells.read(run, 0, 0);
  REQUIRE(values.size() == cells.series().size());
  for (std::size_t s = 0; s < values.size(); ++s) {
    if (cells.series()[s].key == key) return values[s];
  }
  FAIL("no series " + key);
  return 0;
}

}  // namespace

TEST_CASE("every goal of the plans becomes numbers: met or not, weeks to it, and what it is judged by") {
  const GoalFolder folder("goal_cells");
  const SweepDef def = folder.sweep(kGoalBody);
  REQUIRE(def.outputs.goals);  // every metric is kept, so goals are
  const GoalCells cells(def);
  std::vector<std::string> keys;
  for (const SeriesDef& series : cells.series()) keys.push_back(series.group + " " + series.key);
  CHECK(keys == std::vector<std::string>{
                    "all goal_met:teacher_weekly_use@2027-02-12",
                    "all weeks_to_goal:teacher_weekly_use@2027-02-12", "all teacher_weekly_use@2027-02-12",
                    "high goal_met:teacher_weekly_use", "high weeks_to_goal:teacher_weekly_use",
                    "all goal_met:privacy_incidents", "all goal_met:bias_incidents_per_1000_staff_year",
                    "all bias_incidents_per_1000_staff_year"});
  RunRecord run = zeros();
  const int use = static_cast<int>(Metric::TeacherWeeklyUse),
            privacy = static_cast<int>(Metric::PrivacyIncidents),
            bias = static_cast<int>(Metric::BiasIncidents);
  for (int week = 8; week < 30; ++week) run.set(use, 0, week, 0.7), run.set(use, 1, week, 0.2);
  for (int week = 0; week < 3; ++week) run.set(privacy, 0, week, 1);
  run.set(bias, 0, 5, 1);
  CHECK(value_of(cells, run, "goal_met:teacher_weekly_use@2027-02-12") == 1);
  CHECK(value_of(cells, run, "weeks_to_goal:teacher_weekly_use@2027-02-12") == 8);
  CHECK(value_of(cells, run, "teacher_weekly_use@2027-02-12") == 0.7);
  CHECK(value_of(cells, run, "goal_met:teacher_weekly_use") == 0);
  CHECK(value_of(cells, run, "weeks_to_goal:teacher_weekly_use") == 30);  // never: all the weeks of the run
  CHECK(value_of(cells, run, "goal_met:privacy_incidents") == 0);         // three are more than two
  CHECK(value_of(cells, run, "bias_incidents_per_1000_staff_year") == Approx(1 / 0.08 / (30 * 7 / 365.25)));
  CHECK(value_of(cells, run, "goal_met:bias_incidents_per_1000_staff_year") == 0);
}

TEST_CASE("goals are kept when asked for, or when every metric is") {
  const GoalFolder folder("goal_asked");
  const auto goals = [&](const std::string& outputs) {
    return folder.sweep(kGoalBody + outputs).outputs.goals;
  };
  CHECK_FALSE(goals("[outputs]\nmetrics = [\"cost_usd\"]\n"));
  CHECK(goals("[outputs]\nmetrics = [\"cost_usd\"]\ngoals = true\n"));
  CHECK(goals("[outputs]\nmetrics = []\ngoals = true\n"));
  CHECK(goals("[outputs]\nevery = \"month\"\n"));
  CHECK_FALSE(goals("[outputs]\ngoals = false\n"));
}

TEST_CASE("goals are read back from a store like metrics, pair by pair") {
  const GoalFolder folder("goal_store");
  const Assembled sweep(
      folder.sweep(std::string(kGoalBody) + "[outputs]\nmetrics = [\"cost_usd\"]\ngoals = true\n"));
  const auto serial = make_serial_executor();
  const std::string path = folder.file("s.sqlite");
  static_cast<void>(sweep.run(path, *serial));
  ResponseQuery query;
  query.metric = "weeks_to_goal:teacher_weekly_use", query.group = "high";
  query.scenario = "course", query.other = "open";
  const auto responses = read_responses(path, query, sweep.design.points(), sweep.def.replicates);
  REQUIRE(errors_of(responses) == "loaded");
  CHECK(responses.value().unit == "weeks");
  CHECK(responses.value().better == Better::Lower);
  for (const auto& point : responses.value().first) {
    for (const double weeks : point) CHECK((weeks >= 0 && weeks <= 30));
  }
  query.group = "all";
  CHECK_THAT(errors_of(read_responses(path, query, sweep.design.points(), sweep.def.replicates)),
             Contains("is not measured for `all`"));
  Database database(path, Database::Mode::Read);
  CHECK_THAT(database.text("SELECT text FROM cells WHERE metric = 'goal_met:privacy_incidents'"),
             Contains("at most 2"));
}
