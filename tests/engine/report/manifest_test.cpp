#include "report/manifest.hpp"

#include <algorithm>
#include <fstream>

#include <unistd.h>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/report/made_up_comparison.hpp"
#include "report/build_facts.hpp"
#include "report/digest.hpp"
#include "report/tables.hpp"

using namespace pilotwave;
using namespace pilotwave::test;

namespace {

const std::vector<WrittenFile> kFiles{
    {"datapackage.json", 1, "d"}, {"pairs.csv", 2, "p"}, {"runs.csv", 3, "r"}};

/// Tables of a comparison as files, made with an executor of so many workers.
std::vector<WrittenFile> files_of(int n_workers) {
  const auto executor = make_thread_executor(n_workers);
  CompareDef def;
  def.replicates.count = 25;
  std::string metrics;
  const Scenario s = fake_scenario("staged", "Staged");
  const ScenarioKey key = scenario_key(s, "text");
  def.observe = [&](std::uint32_t replicate, std::span<const RunRecord> runs) -> Commit {
    std::string rows;
    append_metrics(rows, key, replicate, runs[0], periods(s.start, s.n_weeks, Every::Month),
                   group_sizes(s.district, runs[0].groups()));
    return [&metrics, rows] {
      metrics += rows;
      return true;
    };
  };
  const Comparison c = compare(
      two_plans(),
      [](std::uint32_t replicate) {
        // Late ones first, as far as several workers allow.
        if (replicate % 5 == 0) usleep(2000);
        std::vector<RunRecord> out{fake_record(), fake_record()};
        set_from(out[0], Metric::TeacherWeeklyUse, 3, 0.01 * replicate);
        return out;
      },
      *executor, def);
  std::string pairs, summary;
  append_pairs(pairs, c);
  append_summary(summary, c);
  return {{"metrics.csv", metrics.size(), sha256_hex(metrics)},
          {"pairs.csv", pairs.size(), sha256_hex(pairs)},
          {"summary.csv", summary.size(), sha256_hex(summary)}};
}

}  // namespace

TEST_CASE("SHA-256 is the published function, in one piece or in many") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 hash;
  hash.add("a");
  hash.add("bc");
  CHECK(hash.hex() == sha256_hex("abc"));
}

TEST_CASE("a file that cannot be opened is a missing input") {
  const auto hash = sha256_of_file("/nowhere/at/all.toml");
  REQUIRE_FALSE(hash.ok());
  CHECK(hash.errors()[0].trouble == Trouble::MissingInput);
}

TEST_CASE("the result digest is of tables only, in any order") {
  std::vector<WrittenFile> shuffled = kFiles;
  std::reverse(shuffled.begin(), shuffled.end());
  CHECK(result_digest(kFiles) == result_digest(shuffled));
  CHECK(result_digest(kFiles) == sha256_hex("pairs.csv p\nruns.csv r\n"));
  shuffled[0].sha256 = "other";
  CHECK(result_digest(kFiles) != result_digest(shuffled));
}

TEST_CASE("threads, times, paths and the command line change no digest") {
  ManifestFacts one, other;
  one.n_threads = 1;
  other.n_threads = 64;
  other.started_utc = "2026-01-01T00:00:00Z";
  other.command_line = "pilotwave compare /somewhere/else.toml";
  const auto digest = [](const ManifestFacts& facts) {
    return nlohmann::json::parse(manifest_json(facts, kFiles))["result_digest"].get<std::string>();
  };
  CHECK(digest(one) == digest(other));
}

TEST_CASE("equal tables come out of any number of workers") {
  const std::string one = result_digest(files_of(1));
  CHECK(one == result_digest(files_of(2)));
  CHECK(one == result_digest(files_of(7)));
}

TEST_CASE("a manifest says what was run, with what, and what came out") {
  ManifestFacts facts;
  facts.verb = "compare";
  facts.seed = 7;
  facts.seed_origin = "command line";
  facts.inputs = {{"plan.toml", "abc"}};
  facts.scenarios = {{"plan", "Plan", "schema = 1\n"}};
  facts.planned = 10;
  facts.done = 9;
  facts.failed = 1;
  const auto json = nlohmann::json::parse(manifest_json(facts, kFiles));
  CHECK(json["tool"]["name"] == "pilotwave");
  CHECK(json["tool"]["version"] == std::string(build_facts().version));
  CHECK_FALSE(json["tool"]["compiler"].get<std::string>().empty());
  CHECK(json["randomness"]["generator"] == "Philox4x32-10");
  CHECK(json["randomness"]["seed"] == 7);
  CHECK(json["inputs"][0]["sha256"] == "abc");
  CHECK(json["scenarios"][0]["sha256"] == sha256_hex("schema = 1\n"));
  CHECK(json["scenarios"][0]["effective"] == "schema = 1\n");
  CHECK(json["counts"]["failed"] == 1);
  CHECK(json["outputs"].size() == 3);
}

TEST_CASE("input files shared by plans are hashed once") {
  const std::string path = "/tmp/pilotwave_manifest_" + std::to_string(getpid());
  std::ofstream(path) << "abc";
  std::vector<Scenario> plans = two_plans();
  plans[0].input_files = {path};
  plans[1].input_files = {path};
  const auto inputs = hash_inputs(plans);
  unlink(path.c_str());
  REQUIRE(inputs.ok());
  REQUIRE(inputs.value().size() == 1);
  CHECK(inputs.value()[0].sha256 == sha256_hex("abc"));
}

TEST_CASE("what is no manifest lists nothing") {
  CHECK(manifest_outputs("").empty());
  CHECK(manifest_outputs("{\"outputs\": [1, {\"path\": 2}]}").empty());
}
