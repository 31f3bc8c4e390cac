// A nation as an analyst runs it: imported, stopped, killed, on a full disk, and never different.
#include <csignal>
#include <filesystem>
#include <thread>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/cli/running.hpp"
#include "engine/cli/small_disk.hpp"

using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

/// A folder with the made-up nation, and a plan of several weeks for it.
class NationProgram : public Program {
 public:
  explicit NationProgram(int weeks = 60) {
    const std::string source = PILOTWAVE_SOURCE_DIR;
    const Ended imported =
        shell("pilotwave import " + source +
              "/tests/engine/nation/data/made_up_schools.csv --nation 'Made Up' -o us.toml -q");
    INFO(imported.err);
    REQUIRE(imported.code == 0);
    write("p.toml", fmt::format(R"(schema = 1
name = "Staged"
district = "{}/scenarios/districts/riverbend.toml"
start = 2026-08-03
weeks = {}
[[intervention]]
kind = "governance"
start = 2026-08-03
weekly_hours = {{ educators = 6, it = 8, administrators = 4 }}
[[intervention]]
kind = "pilot"
start = 2026-08-31
tools = ["tutor"]
schools = {{ count = 6, pick = "random" }}
gate_after_weeks = 8
[[intervention]]
kind = "expand"
when = "pilot.gate_passed >= 1"
tools = ["tutor", "planning"]
)",
                                source, weeks));
  }
  [[nodiscard]] std::string tables(const std::string& folder) const {
    std::string out;
    for (const char* name : {"nation.csv", "states.csv", "sizes.csv", "districts.csv", "failed.csv"})
      out += read(folder + "/" + name);
    return out;
  }
};

}  // namespace

TEST_CASE("an import of a nation counts what it dropped and filled in") {
  const Program program;
  const Ended ended =
      program.shell(std::string("pilotwave import ") + PILOTWAVE_SOURCE_DIR +
                    "/tests/engine/nation/data/made_up_schools.csv --nation 'Made Up' -o us.toml");
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  CHECK_THAT(ended.out, Contains("Made Up: 9 districts, 35 schools"));
  CHECK_THAT(ended.err, Contains("dropped: no students: 1 school in 1 district") &&
                            Contains("the national share, as no school of the district reports") &&
                            Contains("dropped: 1 district without a school"));
  CHECK_THAT(program.read("us.toml"), Contains("kind = \"nation\"") && Contains("# dropped: no students"));
  CHECK(program.shell("pilotwave import x.csv --nation A --leaid 1 -o b.toml").code == 2);
}

TEST_CASE(
    "a nation's tables are the same bytes at 1, 2 and 3 threads, killed and gone on, stopped and gone on") {
  const NationProgram program(300);
  const auto run = [&](const std::string& more) {
    const Ended ended = program.shell("pilotwave nation us.toml p.toml -q " + more);
    INFO(ended.err);
    CHECK(ended.code == 0);
  };
  run("-o one --threads 1");
  const std::string straight = program.tables("one");
  CHECK_THAT(straight, Contains("schools_75_100") && Contains("low_income") && Contains("OH"));
  run("-o two --threads 2");
  run("-o three --threads 3 --executor threads");
  CHECK(program.tables("two") == straight);
  CHECK(program.tables("three") == straight);
  CHECK_FALSE(program.has("one/checkpoint.nation"));
  for (int kills = 0; kills < 4; ++kills) {
    Running running(program, {"nation", "us.toml", "p.toml", "-o", "killed", "--threads", "2"});
    std::this_thread::sleep_for(std::chrono::milliseconds(60 + 150 * kills));
    running.signal(SIGKILL);
    static_cast<void>(running.wait());
    // Finished before it was killed: nothing to go on with.
    if (program.has("killed/nation.csv")) std::filesystem::remove_all(program.folder() / "killed");
  }
  run("-o killed");
  CHECK(program.tables("killed") == straight);
}

TEST_CASE("SIGTERM finishes the districts under way and ends with 75; the same command goes on from there") {
  const NationProgram program(1000);
  Running running(program, {"nation", "us.toml", "p.toml", "-o", "out", "--threads", "2"});
  REQUIRE(running.made("out/nation.csv.partial"));
  std::this_thread::sleep_for(std::chrono::milliseconds(60));  // so that districts are under way
  running.signal(SIGTERM);
  const Ended ended = running.wait();
  INFO(ended.err);
  CHECK(ended.code == 75);
  CHECK_THAT(ended.err, Contains("stopped early after") && Contains("the same command goes on from here"));
  CHECK(program.has("out/checkpoint.nation"));
  CHECK_FALSE(program.has("out/nation.csv"));
  const Ended changed = program.shell("pilotwave nation us.toml p.toml -o out --every month -q");
  CHECK(changed.code == 65);
  CHECK_THAT(changed.err, Contains("an unfinished run of another nation, plan, version or choice"));
  CHECK(program.has("out/checkpoint.nation"));
  Running killed(program, {"nation", "us.toml", "p.toml", "-o", "out", "--threads", "2"});
  std::this_thread::sleep_for(std::chrono::milliseconds(40));
  killed.signal(SIGKILL);
  static_cast<void>(killed.wait());
  const Ended rest = program.shell("pilotwave nation us.toml p.toml -o out");
  INFO(rest.err);
  REQUIRE(rest.code == 0);
  CHECK_THAT(rest.err, Contains("goes on after"));
  REQUIRE(program.shell("pilotwave nation us.toml p.toml -o straight -q").code == 0);
  CHECK(program.tables("out") == program.tables("straight"));
}

TEST_CASE("a part of a nation gives the same districts; unknown states are told with the nearest") {
  const NationProgram program(8);
  REQUIRE(program.shell("pilotwave nation us.toml p.toml -o all -q").code == 0);
  REQUIRE(program.shell("pilotwave nation us.toml p.toml -o part --states OH -q").code == 0);
  const std::string all = program.read("all/districts.csv"), part = program.read("part/districts.csv");
  for (std::size_t at = 0; at < part.size();) {
    const std::size_t end = part.find('\n', at);
    CHECK(all.find(part.substr(at, end - at + 1)) != std::string::npos);
    at = end + 1;
  }
  const Ended unknown = program.shell("pilotwave nation us.toml p.toml --states OI");
  CHECK(unknown.code == 2);
  CHECK_THAT(unknown.err, Contains("did you mean `OH`?"));
  const Ended json = program.shell("pilotwave nation us.toml p.toml --json -q");
  const auto result = nlohmann::json::parse(json.out);
  CHECK(result["districts"] == 9);
  CHECK(result["at_end"]["all"].contains("teacher_weekly_use"));
  CHECK_FALSE(result["at_end"]["low_income"].contains("teacher_weekly_use"));
}

TEST_CASE("a plan that names schools, and a file that is no nation, are refused with place and advice") {
  const NationProgram program(8);
  program.write("named.toml",
                "schema = 1\nname = \"N\"\nextends = \"p.toml\"\n[[intervention]]\nkind = \"ban\"\nstart = "
                "2026-09-07\nschools = [\"ash-elementary\"]\n");
  const Ended named = program.shell("pilotwave nation us.toml named.toml");
  CHECK(named.code == 65);
  CHECK_THAT(named.err, Contains("named.toml:4") && Contains("write a share"));
  const Ended district = program.shell("pilotwave nation $DISTRICTS/riverbend.toml p.toml");
  CHECK(district.code == 65);
  CHECK_THAT(district.err, Contains("`kind` is missing"));
}

TEST_CASE("a full disk ends a nation with 74, and with room it goes on") {
  const NationProgram program(120);
  const Ended ended = program.shell(
      on_small_disk(40, "pilotwave nation us.toml p.toml -o disk/out -q", "cp -r disk/out out"));
  if (ended.code == kNoDisk) {
    WARN("skipped: no disk of our own may be mounted here");
    return;
  }
  INFO(ended.err);
  CHECK(program.read("code") == "74\n");
  CHECK_THAT(ended.err, Contains("No space left on device"));
  const Ended rest = program.shell("pilotwave nation us.toml p.toml -o out -q");
  INFO(rest.err);
  REQUIRE(rest.code == 0);
  REQUIRE(program.shell("pilotwave nation us.toml p.toml -o straight -q").code == 0);
  CHECK(program.tables("out") == program.tables("straight"));
}
