// Disks that fill up, folders that may not be written, results that are in the way.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/cli/running.hpp"
#include "engine/cli/small_disk.hpp"

using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

const std::string kCompare =
    "pilotwave compare $PLANS/staged-pilot.toml $PLANS/launch-everywhere.toml --district "
    "$DISTRICTS/stone_creek.toml ";
const std::string kRun = "pilotwave run $PLANS/staged-pilot.toml --district $DISTRICTS/stone_creek.toml ";
const std::string kTables = std::string(PILOTWAVE_SOURCE_DIR) + "/tests/engine/population/import/data/";
const std::string kImport = "pilotwave import " + kTables + "composite_schools.csv --leaid 5308940 ";

bool may_mount(const Program& program) {
  if (program.shell(on_small_disk(64, "true")).code == 0) return true;
  WARN("skipped: no disk of our own may be mounted here");
  return false;
}

/// No name in the list of a folder is final.
void check_only_partial(const std::string& names) {
  std::istringstream in(names);
  for (std::string name; std::getline(in, name);) {
    INFO(name);
    CHECK(name.ends_with(".partial"));
  }
}

int count(const std::string& text, const std::string& part) {
  int n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("a disk that fills up ends run and compare with 74, one message and no final name") {
  for (const std::string& line : {kRun + "-n 4 --every week", kCompare + "-n 4 --every week"}) {
    const Program program;
    if (!may_mount(program)) return;
    for (const int kib : {8, 64, 512}) {
      REQUIRE(program.shell("rm -rf disk code names").code == 0);
      const Ended ended = program.shell(on_small_disk(kib, line + " -q -o disk/out"));
      INFO(line << " on " << kib << " KiB\n" << ended.err);
      REQUIRE(ended.code == 0);
      CHECK(program.read("code") == "74\n");
      CHECK(count(ended.err, "error: ") == 1);
      CHECK_THAT(ended.err,
                 Contains("No space left on device") && Contains("nothing stands under a final name"));
      check_only_partial(program.read("names"));
    }
  }
}

TEST_CASE("a file that may grow no further is like a full disk") {
  for (const std::string& line : {kRun + "-n 2 --every week", kCompare + "-n 2 --every week"}) {
    const Program program;
    const Ended ended = program.shell("ulimit -f 64; " + line + " -o out");
    INFO(line << "\n" << ended.err);
    CHECK(ended.code == 74);
    CHECK(count(ended.err, "error: ") == 1);
    CHECK(ended.err.find("wrote") == std::string::npos);
    for (const std::string& name : program.names("out")) CHECK(name.ends_with(".partial"));
  }
}

TEST_CASE("a full disk ends import with 74 and keeps nothing") {
  const Program program;
  const Ended whole = program.shell(kImport + "-q -o whole.toml");
  INFO(whole.err);
  REQUIRE(whole.code == 0);
  const Ended device = program.shell(kImport + "-o /dev/full");
  CHECK(device.code == 74);
  CHECK(count(device.err, "error: ") == 1);
  if (!may_mount(program)) return;
  REQUIRE(program.shell("rm -rf disk").code == 0);
  const Ended ended =
      program.shell(on_small_disk(4, "mkdir disk/out; " + std::string("pilotwave import ") + kTables +
                                         "composite_schools.csv --leaid 5308940 -q -o disk/out/d.toml"));
  INFO(ended.err);
  CHECK(program.read("code") == "74\n");
  CHECK(program.read("names").empty());
}

TEST_CASE("a folder that may not be written ends every verb that writes with 73") {
  if (!permissions_bind_nobody()) return;
  const Program program;
  REQUIRE(program
              .shell("mkdir locked; chmod 555 locked; cp -r $PLANS $DISTRICTS .; cp " + kTables +
                     "composite_schools.csv .")
              .code == 0);
  const std::vector<std::vector<std::string>> commands = {
      {"run", "plans/ban.toml", "-o", "locked"},
      {"run", "plans/ban.toml", "-o", "locked/inner"},
      {"compare", "plans/ban.toml", "plans/no-plan.toml", "-o", "locked"},
      {"import", "composite_schools.csv", "--leaid", "5308940", "-o", "locked/d.toml"}};
  for (const auto& command : commands) {
    const Ended ended = Running(program, command, true).wait();
    INFO(command[0] << " " << command.back() << "\n" << ended.err);
    CHECK(ended.code == 73);
    CHECK(ended.out.empty());
    CHECK(count(ended.err, "error: ") == 1);
    CHECK_THAT(ended.err, Contains("Permission denied"));
    CHECK(program.names("locked").empty());
  }
}

TEST_CASE("what is in the way is never replaced silently, and a folder not even by force") {
  const Program program;
  program.write("file", "mine");
  CHECK(program.shell(kRun + "-q -o file").code == 73);
  CHECK(program.shell(kRun + "-q -o file/inner").code == 73);
  CHECK(program.read("file") == "mine");
  REQUIRE(program.shell("mkdir -p mine/runs.csv").code == 0);
  for (const char* force : {"", " --force"}) {
    const Ended ended = program.shell(kRun + "-q -o mine" + force);
    CHECK(ended.code == 73);
    CHECK_THAT(ended.err, Contains("runs.csv") && Contains("is a folder"));
    CHECK(program.names("mine") == std::vector<std::string>{"runs.csv"});
  }
  REQUIRE(program.shell(kCompare + "-n 1 -q -o done").code == 0);
  const std::string before = program.read("done/manifest.json");
  for (const std::string& line : {kCompare + "-n 1 -q -o done", kRun + "-q -o done"}) {
    const Ended refused = program.shell(line);
    CHECK(refused.code == 73);
    CHECK_THAT(refused.err, Contains("holds a finished run"));
  }
  CHECK(program.read("done/manifest.json") == before);
  REQUIRE(program.shell(kImport + "-q -o d.toml").code == 0);
  CHECK(program.shell(kImport + "-q -o d.toml").code == 73);
  CHECK(program.shell(kImport + "-q --force -o d.toml").code == 0);
}

TEST_CASE("a plan that is edited while it runs is in the manifest as it was read") {
  const Program program;
  REQUIRE(program.shell("cp -r $PLANS $DISTRICTS . && sha256sum <plans/no-plan.toml | cut -d' ' -f1 >hash")
              .code == 0);
  Running running(program, {"run", "plans/no-plan.toml", "--district", "districts/stone_creek.toml", "-n",
                            "20", "-o", "out"});
  REQUIRE(running.made("out/datapackage.json.partial"));
  program.write("plans/no-plan.toml", "broken");
  REQUIRE(program.shell("rm -r districts").code == 0);
  const Ended ended = running.wait();
  INFO(ended.err);
  CHECK(ended.code == 0);
  const auto inputs = nlohmann::json::parse(program.read("out/manifest.json"))["inputs"];
  CHECK(inputs[0]["sha256"].get<std::string>() + "\n" == program.read("hash"));
}
