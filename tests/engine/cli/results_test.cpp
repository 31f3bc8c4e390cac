#include <algorithm>
#include <sstream>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/cli/program.hpp"

using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

const std::string kCompare =
    "pilotwave compare $PLANS/staged-pilot.toml $PLANS/launch-everywhere.toml --district "
    "$DISTRICTS/stone_creek.toml ";
const std::string kRunStaged =
    "pilotwave run $PLANS/staged-pilot.toml --district $DISTRICTS/stone_creek.toml ";

nlohmann::json manifest(const Program& program, const std::string& folder) {
  return nlohmann::json::parse(program.read(folder + "/manifest.json"));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The cell of a simple row (no quoted commas before it).
std::string cell(const std::string& row, int column) {
  std::istringstream in(row);
  std::string text;
  for (int c = 0; c <= column; ++c) std::getline(in, text, ',');
  return text;
}

}  // namespace

TEST_CASE("a comparison is the same report and the same tables on any executor at any number of threads") {
  const Program program;
  const Ended one = program.shell(kCompare + "-n 5 --events --threads 1 -o one");
  CHECK(one.code == 0);
  CHECK_THAT(one.out, Contains("Not a forecast."));
  CHECK(one.out.find('\x1b') == std::string::npos);
  CHECK(manifest(program, "one")["threads"] == 1);
  CHECK_FALSE(program.has("one/runs.csv.partial"));
  // Seven threads are more than the five pairs: then the inside of a run is what is spread.
  for (const char* executor : {"serial", "threads", "tbb"}) {
    for (const int threads : {1, 2, 3, 7}) {
      const std::string arguments = fmt::format("--executor {} --threads {}", executor, threads);
      INFO(arguments);
      const Ended other = program.shell(kCompare + "-n 5 --events --force -o other " + arguments);
      CHECK(other.code == 0);
      CHECK(other.out == one.out);
      CHECK(manifest(program, "one")["result_digest"] == manifest(program, "other")["result_digest"]);
      for (const char* table : {"runs", "metrics", "pairs", "summary", "failed", "events"}) {
        const std::string name = fmt::format("{}.csv", table);
        INFO(name);
        CHECK_FALSE(program.read("one/" + name).empty());
        CHECK(program.read("one/" + name) == program.read("other/" + name));
      }
    }
  }
}

TEST_CASE("observing every school, every week, changes no row of what was there without") {
  const Program program;
  REQUIRE(program.shell(kRunStaged + "-n 2 --every month -q -o plain").code == 0);
  REQUIRE(program.shell(kRunStaged + "-n 2 --every month --observe schools -q -o schools").code == 0);
  REQUIRE(program.shell(kRunStaged + "-n 2 --every week --observe schools -q -o weeks").code == 0);
  REQUIRE(program.shell("grep -v ',school:' schools/metrics.csv >rest").code == 0);
  CHECK(program.read("rest") == program.read("plain/metrics.csv"));
  CHECK(program.read("rest") != program.read("schools/metrics.csv"));
  CHECK(program.read("plain/events.csv") == program.read("schools/events.csv"));
  CHECK(program.read("plain/events.csv") == program.read("weeks/events.csv"));
  CHECK(program.read("schools/runs.csv") == program.read("weeks/runs.csv"));
}

TEST_CASE("quiet leaves standard error empty and JSON leaves only JSON on standard output") {
  const Ended ended = Program().shell(kCompare + "-n 2 --quiet --json");
  CHECK(ended.code == 0);
  CHECK(ended.err.empty());
  const auto json = nlohmann::json::parse(ended.out);
  CHECK(json["pairs_done"] == 2);
  CHECK(json["comparisons"][0]["a"] == "staged-pilot");
  CHECK(json["comparisons"][0]["b"] == "launch-everywhere");
}

TEST_CASE("a finished run is replaced only by force") {
  const Program program;
  REQUIRE(program.shell(kRunStaged + "--quiet -o out").code == 0);
  const std::string before = program.read("out/runs.csv");
  const Ended refused = program.shell(kRunStaged + "--quiet --seed 5 -o out");
  CHECK(refused.code == 73);
  CHECK_THAT(refused.err, Contains("--force"));
  CHECK(program.read("out/runs.csv") == before);
  CHECK(program.shell(kRunStaged + "--quiet --seed 5 --force -o out").code == 0);
  CHECK(program.read("out/runs.csv") != before);
}

TEST_CASE("one replicate repeated alone is the same run") {
  const Program program;
  REQUIRE(program.shell(kRunStaged + "-n 3 --quiet --every end -o all").code == 0);
  REQUIRE(program.shell(kRunStaged + "-n 1 --replicate 2 --quiet --every end -o alone").code == 0);
  const std::vector<std::string> all = lines_of(program.read("all/runs.csv"));
  const std::vector<std::string> alone = lines_of(program.read("alone/runs.csv"));
  REQUIRE(all.size() == 4);
  REQUIRE(alone.size() == 2);
  CHECK(alone[1] == all[3]);
  CHECK(cell(all[3], 3) == "2");
  CHECK_FALSE(all[3] == all[2]);
}

TEST_CASE("the seed of the command line is in every row and in the manifest") {
  const Program program;
  REQUIRE(program.shell(kRunStaged + "--seed 77 --quiet --every end -o out").code == 0);
  CHECK(cell(lines_of(program.read("out/runs.csv"))[1], 4) == "77");
  CHECK(manifest(program, "out")["randomness"]["seed"] == 77);
  CHECK(manifest(program, "out")["randomness"]["seed_origin"] == "command line");
  REQUIRE(program.shell(kRunStaged + "--seed random --quiet --every end -o drawn").code == 0);
  CHECK(manifest(program, "drawn")["randomness"]["seed_origin"] == "drawn at random");
}

TEST_CASE("a full disk ends with 74, says what was kept, and finishes nothing") {
  const Program program;
  const Ended ended = program.shell("ulimit -f 64; " + kRunStaged + "-n 2 --quiet --every week -o out");
  CHECK(ended.code == 74);
  CHECK_THAT(ended.err, Contains("writing failed") && Contains("kept so far") && Contains(".partial"));
  CHECK_FALSE(program.has("out/manifest.json"));
  CHECK_FALSE(program.has("out/metrics.csv"));
}

TEST_CASE("an interrupt keeps the complete pairs and ends with 75") {
  const Program program;
  const Ended ended = program.shell(
      "timeout --preserve-status -s INT 2 \"$PROGRAM\" compare $PLANS/staged-pilot.toml "
      "$PLANS/launch-everywhere.toml --district $DISTRICTS/stone_creek.toml -n 900000 -o out");
  CHECK(ended.code == 75);
  // On a machine so slow that no pair was complete there is nothing to keep, and that is said.
  if (program.has("out/manifest.json")) {
    const auto counts = manifest(program, "out")["counts"];
    CHECK(counts["stopped_early"] == true);
    CHECK(counts["done"] > 0);
    CHECK(counts["done"] < 900000);
    const std::size_t rows = lines_of(program.read("out/runs.csv")).size();
    CHECK(rows == 1 + 2 * counts["done"].get<std::size_t>());
    CHECK_THAT(ended.out, Contains("Stopped early"));
  } else {
    CHECK_THAT(ended.err, Contains("no pair of runs was finished"));
  }
}

TEST_CASE("plans that cannot be paired are refused") {
  const Program program;
  program.write("shorter.toml",
                fmt::format("schema = 1\nname = \"Shorter\"\nextends = \"{}/scenarios/plans/no-plan.toml\"\n"
                            "weeks = 20\n",
                            PILOTWAVE_SOURCE_DIR));
  const Ended ended = program.shell("pilotwave compare shorter.toml $PLANS/no-plan.toml -n 2");
  CHECK(ended.code == 65);
  CHECK(ended.out.empty());
}

TEST_CASE("a benchmark prints the same final state at one thread and at two") {
  const Program program;
  const auto hash = [&](int threads) {
    const Ended ended =
        program.shell(fmt::format("pilotwave bench $PLANS/no-plan.toml --district "
                                  "$DISTRICTS/stone_creek.toml --repeats 1 --json --threads {}",
                                  threads));
    REQUIRE(ended.code == 0);
    return nlohmann::json::parse(ended.out)["repeats"][0]["state_hash"].get<std::string>();
  };
  CHECK(hash(1) == hash(2));
}
