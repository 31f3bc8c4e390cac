// A sweep as a researcher runs it: stopped, killed, on a full disk, in parts, and read again.
#include <csignal>
#include <sstream>
#include <thread>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/cli/running.hpp"
#include "engine/cli/small_disk.hpp"

using namespace pilotwave::test;
using Catch::Matchers::Contains;

namespace {

/// A folder with a sweep of two short plans on the five-school district.
class SweepProgram : public Program {
 public:
  explicit SweepProgram(int replicates = 4) {
    const std::string scenarios = std::string(PILOTWAVE_SOURCE_DIR) + "/scenarios/";
    for (const std::string plan : {"training-first", "launch-everywhere"})
      write(plan + ".toml",
            "schema = 1\nname = \"" + plan + "\"\nextends = \"" + scenarios + "plans/" + plan + ".toml\"\n");
    write("s.toml",
          fmt::format("schema = 1\nname = \"Dose\"\nmethod = \"sobol\"\nsamples = 8\nreplicates = {}\n"
                      "scenarios = [\"training-first.toml\", \"launch-everywhere.toml\"]\n"
                      "district = \"{}districts/stone_creek.toml\"\n"
                      "[parameters]\n\"training.hours_per_teacher\" = {{ min = 0, max = 24 }}\n"
                      "\"teacher_use.w_peers\" = {{ min = 0.5, max = 3.5 }}\n"
                      "[outputs]\nmetrics = [\"teacher_weekly_use\", \"cost_usd\"]\nevents = true\n",
                      replicates, scenarios));
  }
};

std::string digest_in(const std::string& json) { return nlohmann::json::parse(json)["digest"]; }

std::vector<std::string> long_sweep(const std::string& file) {
  return {"sweep", "s.toml", "-o", file, "--threads", "2"};
}

/// How many runs a file holds; -1 while it cannot be read.
int runs_in(const Program& program, const std::string& file) {
  const Ended ended = program.shell("pilotwave merge copy.sqlite " + file + " --json; rm -f copy.sqlite*");
  const auto json = nlohmann::json::parse(ended.out, nullptr, false);
  return json.is_object() ? json.value("runs", -1) + json.value("failed", 0) : -1;
}

constexpr int kManyReplicates = 400;

}  // namespace

TEST_CASE("a sweep tells its size before, its digest after, and resumes without doing anything twice") {
  const SweepProgram program;
  CHECK_THAT(program.shell("pilotwave check s.toml").out,
             Contains("is a valid sweep: 2 parameters, 8 points"));
  const Ended dry = program.shell("pilotwave sweep s.toml --dry-run");
  INFO(dry.err);
  REQUIRE(dry.code == 0);
  CHECK_THAT(dry.out, Contains("8 points x 2 plans x 4 replicates = 64 runs") && Contains("of disk"));
  CHECK_FALSE(program.has("s.sqlite"));
  const Ended first = program.shell("pilotwave sweep s.toml --json --progress json");
  INFO(first.err);
  REQUIRE(first.code == 0);
  CHECK_THAT(first.err, Contains("\"event\":\"progress\"") && Contains("\"done\":64"));
  const Ended capped = program.shell("pilotwave sweep s.toml -o capped.sqlite --run-cap 20 --json -q");
  CHECK(nlohmann::json::parse(capped.out)["runs"] == 20);
  const Ended rest = program.shell("pilotwave sweep s.toml -o capped.sqlite --json -q --threads 1");
  CHECK(digest_in(rest.out) == digest_in(first.out));
  CHECK_FALSE(program.has("s.sqlite-wal"));
}

TEST_CASE("a sweep that is killed at any moment goes on to the same file") {
  const SweepProgram program;
  const Ended straight = program.shell("pilotwave sweep s.toml -o straight.sqlite --json -q");
  REQUIRE(straight.code == 0);
  for (int kills = 0; kills < 6; ++kills) {
    Running running(program, long_sweep("killed.sqlite"));
    std::this_thread::sleep_for(std::chrono::milliseconds(40 + 70 * kills));
    running.signal(SIGKILL);
    static_cast<void>(running.wait());
  }
  const Ended rest = program.shell("pilotwave sweep s.toml -o killed.sqlite --json -q");
  INFO(rest.err);
  REQUIRE(rest.code == 0);
  CHECK(digest_in(rest.out) == digest_in(straight.out));
}

TEST_CASE("SIGTERM finishes the runs under way, keeps them and ends with 75") {
  const SweepProgram program(kManyReplicates);
  Running running(program, long_sweep("s.sqlite"));
  REQUIRE(running.made("s.sqlite"));
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  running.signal(SIGTERM);
  const Ended ended = running.wait();
  INFO(ended.err);
  CHECK(ended.code == 75);
  CHECK_THAT(ended.err, Contains("stopped early") && Contains("the same command goes on from here"));
  CHECK_FALSE(program.has("s.sqlite-wal"));
  CHECK(runs_in(program, "s.sqlite") > 0);
}

TEST_CASE("a second sweep into a file that is being written is refused; parts have files of their own") {
  const SweepProgram program(kManyReplicates);
  Running running(program, long_sweep("s.sqlite"));
  REQUIRE(running.made("s.sqlite"));
  const Ended second = program.shell("pilotwave sweep s.toml -o s.sqlite -q");
  CHECK(second.code == 73);
  CHECK_THAT(second.err, Contains("another process is writing") && Contains("--shard"));
  const Ended part = program.shell("pilotwave sweep s.toml -o s.sqlite --shard 1/3200 -q --run-cap 64");
  INFO(part.err);
  CHECK(part.code == 0);
  CHECK(program.has("s.shard-0001-of-3200.sqlite"));
}

TEST_CASE("parts of a sweep, found by Slurm's variables or named, merge into the whole") {
  const SweepProgram program;
  const Ended whole = program.shell("pilotwave sweep s.toml -o whole.sqlite --json -q");
  REQUIRE(whole.code == 0);
  for (int i = 5; i < 8; ++i)
    REQUIRE(program
                .shell(fmt::format("SLURM_ARRAY_TASK_ID={} SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=5 "
                                   "SLURM_CPUS_PER_TASK=1 pilotwave sweep s.toml -o part.sqlite -q",
                                   i))
                .code == 0);
  const Ended merged = program.shell("pilotwave merge merged.sqlite part.shard-*.sqlite --json");
  INFO(merged.err);
  REQUIRE(merged.code == 0);
  CHECK(digest_in(merged.out) == digest_in(whole.out));
  const Ended again =
      program.shell("pilotwave merge merged.sqlite part.shard-2-of-3.sqlite whole.sqlite --json");
  CHECK(digest_in(again.out) == digest_in(whole.out));
  CHECK(nlohmann::json::parse(again.out)["added"] == 0);
  CHECK(program
            .shell("sed -i 's/samples = 8/samples = 8\\nseed = 4/' s.toml; pilotwave sweep s.toml -o "
                   "other.sqlite -q")
            .code == 0);
  const Ended mixed = program.shell("pilotwave merge merged.sqlite other.sqlite");
  CHECK(mixed.code == 65);
  CHECK_THAT(mixed.err, Contains("another sweep"));
}

TEST_CASE("a changed plan is refused with the line that changed") {
  const SweepProgram program;
  REQUIRE(program.shell("pilotwave sweep s.toml -q").code == 0);
  const Ended changed = program.shell(
      "printf '[parameters]\\nteacher_use.try_rate = 0.5\\n' >>training-first.toml; pilotwave sweep s.toml "
      "-q");
  CHECK(changed.code == 65);
  CHECK_THAT(changed.err,
             Contains("scenario training-first has changed") && Contains("+ \"teacher_use.try_rate\" = 0.5"));
}

TEST_CASE("a full disk ends a sweep with 74 and one message, and with room it goes on") {
  const SweepProgram program;
  const Ended straight = program.shell("pilotwave sweep s.toml -o straight.sqlite --json -q");
  const Ended ended = program.shell(
      on_small_disk(300, "pilotwave sweep s.toml -o disk/s.sqlite -q", "cp disk/* . 2>/dev/null"));
  if (ended.code == kNoDisk) {
    WARN("skipped: no disk of our own may be mounted here");
    return;
  }
  INFO(ended.err);
  CHECK(program.read("code") == "74\n");
  CHECK_THAT(ended.err, Contains("no space left on the disk") && Contains("make room"));
  const Ended rest = program.shell("pilotwave sweep s.toml -o s.sqlite --json -q");
  INFO(rest.err);
  REQUIRE(rest.code == 0);
  CHECK(digest_in(rest.out) == digest_in(straight.out));
}

TEST_CASE("a folder that may not be written ends a sweep with 73 and leaves nothing") {
  if (!permissions_bind_nobody()) return;
  const SweepProgram program;
  REQUIRE(program.shell("mkdir locked; chmod 555 locked").code == 0);
  const Ended ended = Running(program, {"sweep", "s.toml", "-o", "locked/s.sqlite"}, true).wait();
  CHECK(ended.code == 73);
  CHECK_THAT(ended.err, Contains("Permission denied"));
  CHECK(program.names("locked").empty());
}

TEST_CASE("every row leads back: a replayed run gives the values of the sweep, without the sweep's files") {
  const SweepProgram program;
  REQUIRE(program.shell("pilotwave sweep s.toml -q && pilotwave export s.sqlite -o out -q").code == 0);
  std::istringstream runs(program.read("out/runs.csv"));
  std::string line, id;
  for (int i = 0; i < 30 && std::getline(runs, line); ++i) id = line.substr(0, 16);
  REQUIRE(program.shell("mkdir away; cp s.sqlite away; rm -f *.toml").code == 0);
  const Ended replay =
      program.shell("cd away; pilotwave run --replay " + id + " s.sqlite --every end -o again");
  INFO(replay.err);
  REQUIRE(replay.code == 0);
  CHECK_THAT(replay.err, Contains("the same result as in"));
  CHECK_THAT(program.read("away/again/runs.csv"), Contains(id));
  // The rows of this run are the same, byte for byte.
  const auto rows_of_run = [&](const std::string& table) {
    std::istringstream in(program.read(table));
    std::string row, rows;
    for (bool header = true; std::getline(in, row); header = false) {
      if (header || row.starts_with(id)) rows += row + "\n";
    }
    return rows;
  };
  CHECK(program.read("away/again/events.csv") == rows_of_run("out/events.csv"));
  CHECK(program.read("away/again/sweep_metrics.csv") == rows_of_run("out/metrics.csv"));
  CHECK(program.shell("cd away; pilotwave run --replay 0000 s.sqlite").code == 2);
}

TEST_CASE("tables of an export are the same whoever made the runs, and described to the column") {
  const SweepProgram program;
  REQUIRE(program.shell("pilotwave sweep s.toml -o a.sqlite -q").code == 0);
  REQUIRE(program
              .shell("pilotwave sweep s.toml -o b.sqlite --threads 1 -q; mv b.sqlite c.sqlite; mkdir d; "
                     "cp c.sqlite d/a.sqlite; pilotwave export a.sqlite -o one -q && pilotwave export "
                     "d/a.sqlite -o two -q")
              .code == 0);
  for (const std::string table : {"design", "metrics", "pairs", "events", "failures"})
    CHECK(program.read("one/" + table + ".csv") == program.read("two/" + table + ".csv"));
  const auto package = nlohmann::json::parse(program.read("one/datapackage.json"));
  CHECK(package["resources"].size() == 6);
  for (const auto& resource : package["resources"]) {
    std::string header;
    for (const auto& field : resource["schema"]["fields"]) {
      header += (header.empty() ? "" : ",") + field["name"].get<std::string>();
      CHECK_FALSE(field["description"].get<std::string>().empty());
    }
    const std::string text = program.read("one/" + resource["path"].get<std::string>());
    CHECK(text.substr(0, text.find('\n')) == header);
  }
  REQUIRE(program.shell("pilotwave export a.sqlite --format json -o json -q").code == 0);
  const auto metrics = nlohmann::json::parse(program.read("json/metrics.json"));
  CHECK(metrics.size() == 64 * 2);
  CHECK(metrics[0]["metric"] == "teacher_weekly_use");
  CHECK(program.shell("pilotwave export a.sqlite -o one -q").code == 73);
}

TEST_CASE("sensitivity prints what the design supports and refuses what it does not") {
  const SweepProgram program;
  REQUIRE(program.shell("pilotwave sweep s.toml -q").code == 0);
  const Ended line =
      program.shell("pilotwave sensitivity s.sqlite --metric cost_usd --scenario training-first");
  INFO(line.err);
  CHECK(line.code == 0);
  CHECK_THAT(line.out, Contains("R^2 of a line") && Contains("training.hours_per_teacher"));
  const Ended refused = program.shell(
      "sed 's/\"sobol\"/\"zip\"/; /samples/d; s/{ min = 0, max = 24 }/[2, 8]/; s/{ min = 0.5, max = 3.5 "
      "}/[1, 2]/' "
      "s.toml >z.toml; pilotwave sweep z.toml -q >/dev/null && pilotwave sensitivity z.sqlite --metric "
      "cost_usd "
      "--scenario training-first");
  CHECK(refused.code == 2);
  CHECK_THAT(refused.err, Contains("saltelli"));
  REQUIRE(
      program.shell("sed -i 's/\"sobol\"/\"morris\"/' s.toml; pilotwave sweep s.toml -o m.sqlite -q").code ==
      0);
  const Ended morris = program.shell(
      "pilotwave sensitivity m.sqlite --metric cost_usd --difference training-first launch-everywhere "
      "--json");
  INFO(morris.err);
  REQUIRE(morris.code == 0);
  const auto json = nlohmann::json::parse(morris.out);
  CHECK(json["estimate"] == "morris");
  CHECK(json["parameters"].size() == 2);
  const Ended flip =
      program.shell("pilotwave sensitivity m.sqlite --metric cost_usd --flip --pairs 10 --json -q");
  INFO(flip.err);
  REQUIRE(flip.code == 0);
  CHECK(nlohmann::json::parse(flip.out)["parameters"].size() == 2);
}
