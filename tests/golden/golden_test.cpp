// Three small plans whose results are frozen in expected.txt: the same bytes from every compiler, executor
// and number of threads, until somebody means to move them.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/cli/program.hpp"
#include "golden/frozen_results.hpp"
#include "model/interventions/catalogue.hpp"
#include "scenario/scenario.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

const std::string kFolder = std::string(PILOTWAVE_SOURCE_DIR) + "/tests/golden/";
const std::string kExpected = kFolder + "expected.txt";
const std::vector<std::string> kPlans{"everywhere", "staged", "ban"};

std::string plan_file(const std::string& plan) { return kFolder + plan + ".toml"; }

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  std::istringstream in(row);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  return cells;
}

/// Medians of the whole district, from metrics.csv with one period.
void add_numbers(FrozenResults& results, const std::string& metrics_csv) {
  std::map<std::string, std::map<std::string, std::vector<double>>> values;  // by metric, by plan
  std::istringstream in(metrics_csv);
  std::string line;
  std::getline(in, line);
  REQUIRE(line == "run_id,scenario,replicate,date,group,metric,value");
  while (std::getline(in, line)) {
    const std::vector<std::string> row = cells_of(line);
    if (row.size() == 7 && row[4] == "all") values[row[5]][row[1]].push_back(std::stod(row[6]));
  }
  for (auto& [metric, by_plan] : values) {
    for (const std::string& plan : kPlans) {
      std::vector<double>& all = by_plan[plan];
      std::sort(all.begin(), all.end());
      const std::size_t half = all.size() / 2;
      results.numbers[metric].push_back(
          all.empty() ? "-" : fmt::format("{:.6g}", (all[(all.size() - 1) / 2] + all[half]) / 2));
    }
  }
}

void add_digests(FrozenResults& results, const Program& program, const std::string& folder) {
  const auto manifest = nlohmann::json::parse(program.read(folder + "/manifest.json"));
  results.digests[folder] = manifest["result_digest"];
  for (const auto& output : manifest["outputs"]) {
    const std::string name = output["path"];
    if (name.ends_with(".csv")) results.digests[folder + "/" + name] = output["sha256"];
  }
}

FrozenResults results_now(const std::string& arguments) {
  const Program program;
  std::string plans;
  for (const std::string& plan : kPlans) plans += fmt::format("'{}' ", plan_file(plan));
  const Ended compared =
      program.shell("pilotwave compare " + plans + arguments + " -n 6 --events -q -o compare");
  INFO(compared.err);
  REQUIRE(compared.code == 0);
  const Ended ran = program.shell(fmt::format(
      "pilotwave run '{}' {} -n 2 --observe schools --every week -q -o run", plan_file("staged"), arguments));
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  FrozenResults results;
  results.plans = kPlans;
  add_digests(results, program, "compare");
  add_digests(results, program, "run");
  add_numbers(results, program.read("compare/metrics.csv"));
  return results;
}

std::string expected_text() {
  std::ifstream in(kExpected, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// `./dev golden` asks for it.
bool rewriting() {
  const char* wish = std::getenv("PILOTWAVE_GOLDEN");
  return wish != nullptr && std::string(wish) == "rewrite";
}

}  // namespace

TEST_CASE("the golden plans together use every kind of intervention") {
  std::set<std::string> used;
  for (const std::string& plan : kPlans) {
    const auto scenario = load_scenario(plan_file(plan));
    REQUIRE(scenario.ok());
    for (const InterventionDef& def : scenario.value().interventions) used.insert(def.kind);
  }
  for (const InterventionKind& kind : intervention_catalogue()) {
    INFO(kind.kind);
    CHECK(used.count(std::string(kind.kind)) == 1);
  }
}

TEST_CASE("the golden plans give the frozen tables and numbers") {
  const FrozenResults now = results_now("--threads 2");
  if (rewriting()) {
    for (const std::string& line : what_moved(parse_frozen(expected_text()), now)) WARN(line);
    std::ofstream(kExpected, std::ios::binary) << frozen_text(now);
    return;
  }
  for (const std::string& line : what_moved(parse_frozen(expected_text()), now)) FAIL_CHECK(line);
  if (frozen_text(now) != expected_text())
    FAIL_CHECK("expected.txt is not as it is written; if results may move, rewrite it with ./dev golden");
}

TEST_CASE("the golden plans give the frozen tables on every executor at any number of threads") {
  const FrozenResults expected = parse_frozen(expected_text());
  for (const char* arguments : {"--executor serial", "--executor threads --threads 1",
                                "--executor threads --threads 3", "--executor threads --threads 7",
                                "--executor tbb --threads 1", "--executor tbb --threads 3", "--threads 7"}) {
    INFO(arguments);
    CHECK(what_moved(expected, results_now(arguments)).empty());
  }
}
