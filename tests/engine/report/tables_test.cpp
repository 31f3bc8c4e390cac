#include "report/tables.hpp"

#include <cstdlib>
#include <limits>
#include <map>

#include <csv.h>
#include <catch2/catch.hpp>

#include "engine/report/made_up_comparison.hpp"
#include "report/csv_line.hpp"
#include "report/table_schema.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Reading {
  Rows rows;
  std::vector<std::string> row;
};

/// Reads a table with a reader that is not ours.
Rows parse(const std::string& text) {
  csv_parser parser;
  csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
  Reading reading;
  const auto cell = [](void* bytes, std::size_t n, void* to) {
    static_cast<Reading*>(to)->row.emplace_back(static_cast<const char*>(bytes), n);
  };
  const auto row = [](int, void* to) {
    auto* r = static_cast<Reading*>(to);
    r->rows.push_back(std::move(r->row));
    r->row.clear();
  };
  REQUIRE(csv_parse(&parser, text.data(), text.size(), cell, row, &reading) == text.size());
  csv_fini(&parser, cell, row, &reading);
  csv_free(&parser);
  return reading.rows;
}

ScenarioKey key() { return scenario_key(fake_scenario("staged", "Staged, \"the careful one\""), "text"); }

}  // namespace

TEST_CASE("cells with commas, quotes and line breaks read back as they were") {
  std::string out;
  CsvLine(out).text("a,b").text("say \"hi\"").text("two\nlines").text("");
  CHECK(out == "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\n");
  CHECK(parse(out) == Rows{{"a,b", "say \"hi\"", "two\nlines", ""}});
}

TEST_CASE("numbers are the shortest text that reads back as the same number") {
  std::string out;
  CsvLine(out).number(0.1).number(1.0 / 3).number(-0.0).number(1e21).integer(-7).number(0.1F).number(
      450000.0);
  CHECK(out == "0.1,0.3333333333333333,0,1e+21,-7,0.1,450000\n");
  CHECK(std::strtod(parse(out)[0][1].c_str(), nullptr) == 1.0 / 3);
}

TEST_CASE("what is missing is an empty cell") {
  std::string out;
  CsvLine(out)
      .number(std::numeric_limits<double>::quiet_NaN())
      .number(std::numeric_limits<double>::infinity())
      .integer(1);
  CHECK(out == ",,1\n");
}

TEST_CASE("every row of every table has the columns of its schema") {
  std::string runs = runs_schema().header(), failed = failed_schema().header(),
              events = events_schema().header();
  std::string metrics = metrics_schema().header(), pairs = pairs_schema().header(),
              summary = summary_schema().header();
  RunRecord record = fake_record();
  record.events = {{3, "oak", "incident", "a slip, found"}};
  const Scenario s = fake_scenario("staged", "Staged");
  append_run(runs, key(), 0, 255);
  append_failed_run(runs, failed, key(), 1, "lost");
  append_events(events, key(), 0, record);
  append_metrics(metrics, key(), 0, record, periods(s.start, s.n_weeks, Every::End),
                 group_sizes(s.district, record.groups()));
  const Comparison c = made_up(two_plans(), incident_pairs(2, 1, 0));
  append_pairs(pairs, c);
  append_summary(summary, c);
  const std::map<std::string, std::string> tables{{"runs", runs},     {"failed", failed},
                                                  {"events", events}, {"metrics", metrics},
                                                  {"pairs", pairs},   {"summary", summary}};
  for (const TableSchema* schema : table_schemas()) {
    const Rows rows = parse(tables.at(std::string(schema->name)));
    INFO(schema->name);
    CHECK(rows.size() > 1);
    for (const auto& row : rows) CHECK(row.size() == schema->columns.size());
  }
  CHECK(parse(runs)[1][2] == "Staged, \"the careful one\"");
  CHECK(parse(runs)[1][7] == "00000000000000ff");
  CHECK(parse(runs)[2][5] == "failed");
  CHECK(parse(failed)[1][4] == "pilotwave run staged.toml --seed 20260803 --replicate 1");
  CHECK(parse(events)[1] ==
        std::vector<std::string>{run_id(key(), 0), "2026-08-24", "oak", "incident", "a slip, found"});
}

TEST_CASE("a run's id tells version, text, seed and replicate apart, and nothing else") {
  CHECK(run_id(key(), 3) == run_id(key(), 3));
  CHECK(run_id(key(), 3).size() == 16);
  CHECK(run_id(key(), 3) != run_id(key(), 4));
  CHECK(run_id(scenario_key(fake_scenario("other", "Other name"), "text"), 3) == run_id(key(), 3));
  CHECK(run_id(scenario_key(fake_scenario("staged", ""), "changed"), 3) != run_id(key(), 3));
  Scenario seeded = fake_scenario("staged", "");
  seeded.seed = 1;
  CHECK(run_id(scenario_key(seeded, "text"), 3) != run_id(key(), 3));
}

TEST_CASE("groups of fewer than ten people are left empty") {
  Scenario s = fake_scenario("staged", "Staged");
  s.district.schools[0].teachers = 9;
  RunRecord record = fake_record();
  set_from(record, Metric::TeacherWeeklyUse, 0, 0.5);
  std::string out;
  append_metrics(out, key(), 0, record, periods(s.start, s.n_weeks, Every::End),
                 group_sizes(s.district, record.groups()));
  std::map<std::string, std::string> value;
  for (const auto& row : parse(out)) {
    if (row[5] == "teacher_weekly_use") value[row[4]] = row[6];
  }
  CHECK(value["all"] == "0.5");
  CHECK(value["school:oak"].empty());
}

TEST_CASE("pairs give both values and their difference, missing where one never happens") {
  std::vector<Scenario> plans = two_plans();
  plans[0].goals = {fake_goal(Metric::TeacherWeeklyUse, GoalDef::Kind::AtLeast, 0.6)};
  std::string out;
  append_pairs(out, made_up(plans, incident_pairs(1, 0, 0)));
  bool incidents = false, weeks = false;
  for (const auto& row : parse(out)) {
    if (row[3] == "privacy_incidents" && row[5] == "all") {
      incidents = true;
      CHECK(row == std::vector<std::string>{"0", "staged", "launch", "privacy_incidents", "2027-06-07", "all",
                                            "6", "10", "-4"});
    }
    if (row[3] == "weeks_to_goal:teacher_weekly_use" && row[5] == "all") {
      weeks = true;
      CHECK(row[6] == "5");
      CHECK(row[7].empty());
      CHECK(row[8].empty());
    }
  }
  CHECK(incidents);
  CHECK(weeks);
}

TEST_CASE("the data package describes every column") {
  const std::string json = data_package_json(table_schemas(), "A test");
  for (const TableSchema* schema : table_schemas()) {
    for (const TableColumn& column : schema->columns) {
      CHECK_FALSE(column.text.empty());
      CHECK(json.find("\"" + std::string(column.name) + "\"") != std::string::npos);
    }
  }
}
