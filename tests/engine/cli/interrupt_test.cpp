// Ctrl-C, SIGTERM and SIGKILL in the middle of a long comparison.
#include "cli/interrupt.hpp"

#include <csignal>
#include <sstream>
#include <thread>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/cli/running.hpp"

using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

const std::string kScenarios = std::string(PILOTWAVE_SOURCE_DIR) + "/scenarios/";

std::vector<std::string> long_comparison(const std::string& district, const std::string& folder) {
  return {"compare",
          kScenarios + "plans/staged-pilot.toml",
          kScenarios + "plans/launch-everywhere.toml",
          "--district",
          kScenarios + "districts/" + district + ".toml",
          "-n",
          "100000",
          "--threads",
          "2",
          "-o",
          folder};
}

void a_while() { std::this_thread::sleep_for(std::chrono::milliseconds(1500)); }

nlohmann::json manifest(const Program& program, const std::string& folder) {
  return nlohmann::json::parse(program.read(folder + "/manifest.json"));
}

int n_unfinished(const Program& program, const std::string& folder) {
  int n = 0;
  for (const std::string& name : program.names(folder)) n += name.ends_with(".partial") ? 1 : 0;
  return n;
}

bool in_vain(const Program& program, const Ended& ended) {
  // On a machine so slow that no pair was complete there is nothing to keep, and that is said.
  if (ended.err.find("nothing was kept") == std::string::npos) return false;
  CHECK(program.names("out").empty());
  WARN("no pair of runs was finished in time");
  return true;
}

}  // namespace

TEST_CASE("an interrupted comparison keeps its finished pairs, as if no more had been asked for") {
  for (const int number : {SIGINT, SIGTERM}) {
    const Program program;
    Running running(program, long_comparison("stone_creek", "out"));
    REQUIRE(running.made("out/summary.csv.partial"));
    a_while();
    running.signal(number);
    const Ended ended = running.wait(std::chrono::seconds(60));
    INFO(ended.err);
    CHECK(ended.code == 75);
    CHECK_THAT(ended.err, Contains("stopping: "));
    if (in_vain(program, ended)) continue;
    CHECK_THAT(ended.err, Contains("of 100000 pairs were finished and kept") && Contains("wrote out"));
    CHECK(n_unfinished(program, "out") == 0);
    const auto stopped = manifest(program, "out");
    CHECK(stopped["counts"]["stopped_early"] == true);
    const int done = stopped["counts"]["done"];
    const Ended again = program.shell(
        fmt::format("pilotwave compare $PLANS/staged-pilot.toml $PLANS/launch-everywhere.toml --district "
                    "$DISTRICTS/stone_creek.toml -n {} -q -o asked",
                    done));
    REQUIRE(again.code == 0);
    CHECK(manifest(program, "asked")["result_digest"] == stopped["result_digest"]);
  }
}

TEST_CASE("an interrupted comparison of the largest district stops within seconds") {
  const Program program;
  Running running(program, long_comparison("harbor_city", "out"));
  REQUIRE(running.made("out/summary.csv.partial"));
  a_while();
  running.signal(SIGINT);
  const auto asked = std::chrono::steady_clock::now();
  const Ended ended = running.wait(std::chrono::seconds(120));
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - asked).count();
  CHECK(ended.code == 75);
  CHECK(n_unfinished(program, "out") == 0);
  WARN("stopped after " << seconds << " s");
}

TEST_CASE("a second signal ends at once, with nothing under a final name") {
  const Program program;
  Running running(program, long_comparison("harbor_city", "out"));
  REQUIRE(running.made("out/summary.csv.partial"));
  a_while();
  running.signal(SIGINT);
  running.signal(SIGTERM);
  const Ended ended = running.wait(std::chrono::seconds(10));
  CHECK((ended.code == 130 || ended.code == 143));
  CHECK(ended.out.empty());
  CHECK_THAT(ended.err, Contains("ended at once"));
  CHECK(static_cast<int>(program.names("out").size()) == n_unfinished(program, "out"));
}

TEST_CASE("a killed run leaves only unfinished names, and the same folder takes the next run") {
  const Program program;
  Running running(program, long_comparison("stone_creek", "out"));
  REQUIRE(running.made("out/summary.csv.partial"));
  a_while();
  running.signal(SIGKILL);
  CHECK(running.wait().code == -1);
  CHECK(n_unfinished(program, "out") > 0);
  CHECK(static_cast<int>(program.names("out").size()) == n_unfinished(program, "out"));
  const std::string again =
      "pilotwave compare $PLANS/staged-pilot.toml $PLANS/launch-everywhere.toml --district "
      "$DISTRICTS/stone_creek.toml -n 2 -q -o ";
  CHECK(program.shell(again + "out").code == 0);
  CHECK(program.shell(again + "fresh").code == 0);
  CHECK(program.names("out") == program.names("fresh"));
  CHECK(manifest(program, "out")["result_digest"] == manifest(program, "fresh")["result_digest"]);
}

TEST_CASE("a second run into a folder that is being written is refused") {
  const Program program;
  Running running(program, long_comparison("stone_creek", "out"));
  REQUIRE(running.made("out/summary.csv.partial"));
  for (const char* force : {"", "--force"}) {
    const Ended refused = program.shell(
        std::string("pilotwave run $PLANS/no-plan.toml --district $DISTRICTS/stone_creek.toml -o out ") +
        force);
    CHECK(refused.code == 73);
    CHECK_THAT(refused.err, Contains("another run is writing"));
  }
}

TEST_CASE("verbs that keep nothing end at the first signal") {
  const Program program;
  Running running(program, {"bench", kScenarios + "plans/staged-pilot.toml", "--district",
                            kScenarios + "districts/harbor_city.toml", "--repeats", "1000"});
  a_while();
  running.signal(SIGINT);
  const auto asked = std::chrono::steady_clock::now();
  CHECK(running.wait(std::chrono::seconds(10)).code == -1);
  CHECK(std::chrono::steady_clock::now() - asked < std::chrono::seconds(5));
}
