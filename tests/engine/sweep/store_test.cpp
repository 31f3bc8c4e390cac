#include "sweep/store/sweep_store.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "engine/sweep/small_sweep.hpp"
#include "experiment/divergence.hpp"
#include "experiment/plan_runner.hpp"
#include "sweep/store/replayed_run.hpp"
#include "sweep/store/sqlite.hpp"
#include "sweep/store/sweep_digest.hpp"
#include "sweep/store/sweep_fingerprint.hpp"

using namespace pilotwave;
using Catch::Matchers::Contains;
using pilotwave::testing::Assembled;
using pilotwave::testing::errors_of;
using pilotwave::testing::SweepFolder;

namespace {

const std::string kGrid =
    "method = \"grid\"\nreplicates = 3\n[parameters]\n\"teacher_use.try_rate\" = [0.01, 0.05]\n"
    "\"training.hours_per_teacher\" = [2, 12]\n[outputs]\nmetrics = [\"teacher_any_use\", \"cost_usd\"]\n"
    "groups = [\"all\", \"high\"]\nevents = true\n";

std::string digest_of(const std::string& path) {
  const Result<std::string> digest = sweep_digest(path);
  REQUIRE(errors_of(digest) == "loaded");
  return digest.value();
}

}  // namespace

TEST_CASE("a sweep stopped anywhere goes on to the same results, at any number of threads") {
  const SweepFolder folder("store_resume");
  const Assembled sweep(folder.sweep(kGrid), 3);
  const auto serial = make_serial_executor(), threads = make_thread_executor(3);
  const std::string straight = folder.file("straight.sqlite"), pieces = folder.file("pieces.sqlite");
  const SweepTally whole = sweep.run(straight, *serial);
  CHECK(whole.made == 12);
  CHECK_FALSE(whole.stopped_early);
  std::uint64_t found = 0;
  for (const std::uint64_t tasks : {1U, 0U, 4U, 3U}) {
    const SweepTally tally = sweep.run(pieces, *threads, tasks);
    CHECK(tally.found == found);
    CHECK(tally.stopped_early);
    found = tally.done();
  }
  CHECK_FALSE(sweep.run(pieces, *threads).stopped_early);
  CHECK(digest_of(pieces) == digest_of(straight));
  CHECK(sweep.run(pieces, *threads).made == 0);
}

TEST_CASE("a half-done sweep is even: every point in one replicate before any in the next") {
  const SweepFolder folder("store_even");
  const Assembled sweep(folder.sweep(kGrid));
  const auto serial = make_serial_executor();
  static_cast<void>(sweep.run(folder.file("half.sqlite"), *serial, 6));
  Database database(folder.file("half.sqlite"), Database::Mode::Read);
  CHECK(database.integer("SELECT count(DISTINCT point_id) FROM runs WHERE replicate = 0") == 4);
  CHECK(database.integer("SELECT count(*) FROM runs WHERE replicate = 1") == 4);
}

TEST_CASE("the views hold one observation a row") {
  const SweepFolder folder("store_views");
  const Assembled sweep(folder.sweep(kGrid));
  const auto serial = make_serial_executor();
  static_cast<void>(sweep.run(folder.file("s.sqlite"), *serial));
  Database database(folder.file("s.sqlite"), Database::Mode::Read);
  CHECK(database.integer("SELECT count(*) FROM runs") == 24);
  // Two metrics of the district, and the one that groups have.
  CHECK(database.integer("SELECT count(*) FROM metrics") == 24 * 3);
  CHECK(database.integer("SELECT count(*) FROM pairs") == 12 * 3);
  CHECK(database.integer("SELECT count(*) FROM pairs WHERE scenario_a = 'course' AND scenario_b = 'open'") ==
        36);
  CHECK(database.integer("SELECT count(*) FROM pairs WHERE diff IS NOT a - b") == 0);
  CHECK(database.integer("SELECT count(DISTINCT run_id) FROM runs") == 24);
  CHECK(database.integer("SELECT count(*) FROM events") > 0);
  CHECK(database.integer("SELECT count(*) FROM failures") == 0);
  CHECK(database.integer("SELECT \"training.hours_per_teacher\" FROM design WHERE point_id = 1") == 12);
  // Twelve hours cost more than two, with everything else alike.
  CHECK(database.integer(
            "SELECT count(*) FROM metrics a JOIN metrics b USING(scenario, replicate, metric, \"group\") "
            "WHERE scenario = 'course' AND metric = 'cost_usd' AND a.point_id = 0 AND b.point_id = 1 "
            "AND b.value > a.value") == 3);
}

TEST_CASE("points and replicates may be added; nothing else about a sweep may change under its runs") {
  const SweepFolder folder("store_change");
  const auto serial = make_serial_executor();
  const std::string sobol =
      "[parameters]\n\"teacher_use.try_rate\" = { min = 0.01, max = 0.05 }\n[outputs]\nmetrics = "
      "[\"cost_usd\"]\n";
  const std::string path = folder.file("s.sqlite");
  const auto with = [&](const std::string& head) { return folder.sweep(head + sobol); };
  static_cast<void>(Assembled(with("method = \"sobol\"\nsamples = 2\n")).run(path, *serial));
  const SweepTally more =
      Assembled(with("method = \"sobol\"\nsamples = 4\nreplicates = 2\n")).run(path, *serial);
  CHECK(more.found == 2);
  CHECK(more.made == 6);
  CHECK_THAT(errors_of(Assembled(with("method = \"sobol\"\nsamples = 4\nseed = 3\n")).open(path)),
             Contains("design has changed") && Contains("- seed 0") && Contains("+ seed 3"));
  folder.write("course.toml", SweepFolder::plan("Course", 8));
  const Assembled changed(with("method = \"sobol\"\nsamples = 4\n"));
  CHECK_THAT(errors_of(changed.open(path)), Contains("scenario course has changed") &&
                                                Contains("- hours_per_teacher = 6") &&
                                                Contains("+ hours_per_teacher = 8") && Contains("--force"));
  StoreRequest anew;
  anew.force = true;
  CHECK(errors_of(changed.open(path, anew)) == "loaded");
}

TEST_CASE("a comment or an empty line in a plan changes nothing") {
  const SweepFolder folder("store_comment");
  const auto serial = make_serial_executor();
  static_cast<void>(Assembled(folder.sweep(kGrid)).run(folder.file("s.sqlite"), *serial, 2));
  folder.write("open.toml",
               "# a comment\n\nschema = 1\ndistrict = \"district.toml\"\nstart = 2026-08-03\nweeks = "
               "30\nname = \"Open\"\n[[intervention]]\nkind = \"expand\"\nstart = 2026-09-07\ntools = "
               "[\"planning\", \"tutor\"]\n");
  CHECK(Assembled(folder.sweep(kGrid)).run(folder.file("s.sqlite"), *serial).found == 2);
}

TEST_CASE("a run that fails is kept with its reason and does not stop the rest") {
  const SweepFolder folder("store_failed");
  const auto serial = make_serial_executor();
  const std::string days =
      "method = \"grid\"\nreplicates = 2\n[parameters]\n\"training.end\" = [2026-08-17, 2026-12-07]\n"
      "[outputs]\nmetrics = [\"cost_usd\"]\n";
  const Assembled sweep(folder.sweep(days));
  const std::string path = folder.file("s.sqlite");
  const SweepTally tally = sweep.run(path, *serial);
  CHECK(tally.failed == 2);
  CHECK_FALSE(tally.stopped_early);
  {
    Database database(path, Database::Mode::Read);
    CHECK(database.integer("SELECT count(*) FROM failures WHERE scenario = 'course' AND point_id = 0") == 2);
    CHECK_THAT(database.text("SELECT error FROM failures"), Contains("not after the week of its beginning"));
    CHECK_THAT(database.text("SELECT replay FROM failures"),
               Contains("pilotwave run --replay ") && Contains("s.sqlite"));
    CHECK(database.integer("SELECT count(*) FROM pairs WHERE point_id = 0") == 0);
    CHECK(database.integer("SELECT count(*) FROM runs WHERE scenario = 'open' AND status = 'done'") == 4);
  }
  CHECK(sweep.run(path, *serial).made == 0);
  StoreRequest again;
  again.retry_failed = true;
  auto opened = sweep.open(path, again);
  REQUIRE(errors_of(opened) == "loaded");
  CHECK_FALSE(opened.value()->done()(0, 0));
  CHECK(opened.value()->done()(0, 1));
}

TEST_CASE("every run of a store is a scenario of its own that gives the same result again") {
  const SweepFolder folder("store_replay");
  const auto serial = make_serial_executor();
  const Assembled sweep(
      folder.sweep("method = \"lhs\"\nsamples = 3\nreplicates = 2\n[parameters]\n\"tool.tutor.bias\" = { min "
                   "= 0, max = 0.5 }\n"
                   "\"training.format\" = [\"one_off\", \"cohort\"]\n\"training.start\" = { min = "
                   "2026-08-17, max = 2026-10-05 }\n"
                   "\"network.friend_nominations\" = 6\n[outputs]\nmetrics = [\"cost_usd\"]\n"));
  const std::string path = folder.file("s.sqlite");
  static_cast<void>(sweep.run(path, *serial));
  std::filesystem::remove(folder.file("course.toml"));
  std::filesystem::remove(folder.file("district.toml"));
  Database database(path, Database::Mode::Read);
  Statement runs = database.prepare("SELECT run_id, result_hash FROM runs");
  int n = 0;
  while (runs.step()) {
    const Result<ReplayedRun> replay = replayed_run(path, runs.text(0));
    REQUIRE(errors_of(replay) == "loaded");
    const std::vector<Scenario> one = {replay.value().scenario};
    const auto records = PlanRunner(one, *serial, {})(replay.value().run.replicate);
    CHECK(fmt::format("{:016x}", result_hash(records.front())) == runs.text(1));
    CHECK(replay.value().run_id == runs.text(0));
    ++n;
  }
  CHECK(n == 12);
  CHECK_THAT(errors_of(replayed_run(path, "nothing")), Contains("there is no run `nothing`"));
}

TEST_CASE("a file of something else is left alone, even by force") {
  const SweepFolder folder("store_other");
  const Assembled sweep(folder.sweep(kGrid));
  {
    Database database(folder.file("mine.sqlite"), Database::Mode::Create);
    database.execute("CREATE TABLE mine(x)");
  }
  StoreRequest force;
  force.force = true;
  CHECK_THAT(errors_of(sweep.open(folder.file("mine.sqlite"), force)), Contains("not of a sweep"));
  folder.write("text.sqlite",
               "This is a letter, and it is quite long enough to be looked at as a database.\n");
  CHECK_THAT(errors_of(sweep.open(folder.file("text.sqlite"))), Contains("no database of a sweep"));
  CHECK_THAT(errors_of(sweep.open(folder.file("no/folder/s.sqlite"))), Contains("cannot be created"));
}

TEST_CASE("two writers never share a file") {
  const SweepFolder folder("store_two");
  const Assembled sweep(folder.sweep(kGrid));
  {
    const auto first = sweep.open(folder.file("s.sqlite"));
    REQUIRE(errors_of(first) == "loaded");
    CHECK_THAT(errors_of(sweep.open(folder.file("s.sqlite"))), Contains("another process is writing"));
    CHECK(first.value()->close().empty());
  }
  CHECK(errors_of(sweep.open(folder.file("s.sqlite"))) == "loaded");
}
