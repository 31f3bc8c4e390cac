#pragma once

#include <memory>
#include <string>

#include <catch2/catch.hpp>

#include "engine/scenario/small_files.hpp"
#include "sweep/file/sweep_reader.hpp"
#include "sweep/run/sweep_work.hpp"
#include "sweep/store/sweep_store.hpp"

namespace pilotwave::testing {

/// A folder with two short plans on a district of two schools: `course.toml` trains, `open.toml` does not.
class SweepFolder : public PlanFolder {
 public:
  explicit SweepFolder(const std::string& name) : PlanFolder(name) {
    write("open.toml", plan("Open"));
    write("course.toml", plan("Course", 6));
  }
  /// A plan that opens tools and, where hours are given, trains for so many. @param course  the training's
  /// name
  [[nodiscard]] static std::string plan(const std::string& name, int hours = 0,
                                        const std::string& course = "") {
    std::string text =
        "schema = 1\ndistrict = \"district.toml\"\nstart = 2026-08-03\nweeks = 30\nname = \"" + name +
        "\"\n[[intervention]]\nkind = \"expand\"\nstart = 2026-09-07\ntools = [\"tutor\", \"planning\"]\n";
    if (hours > 0)
      text += "[[intervention]]\nkind = \"training\"\nstart = 2026-08-17\nhours_per_teacher = " +
              std::to_string(hours) + "\n";
    if (!course.empty()) text += "name = \"" + course + "\"\n";
    return text;
  }
  /// Loads a sweep of both plans. @param body  all but schema, name and scenarios
  [[nodiscard]] Result<SweepDef> load_sweep(const std::string& body) const {
    return pilotwave::load_sweep(write(
        "sweep.toml", "schema = 1\nname = \"Small\"\nscenarios = [\"course.toml\", \"open.toml\"]\n" + body));
  }
  [[nodiscard]] SweepDef sweep(const std::string& body) const {
    Result<SweepDef> def = load_sweep(body);
    REQUIRE(errors_of(def) == "loaded");
    return std::move(def).value();
  }
};

/// A sweep put together as the program does.
struct Assembled {
  SweepDef def;
  SweepDesign design;
  PointPlans plans;
  std::unique_ptr<Executor> inside = make_serial_executor();
  SweepRunner runner;

  explicit Assembled(SweepDef d, int threads = 1)
      : def(std::move(d)), design(points_of(def)), plans(def), runner(def, design, plans, *inside, threads) {}

  [[nodiscard]] Result<std::unique_ptr<SweepStore>> open(const std::string& path,
                                                         const StoreRequest& request = {}) const {
    return SweepStore::open(path, def, design, runner, request);
  }
  /// Does what is left, at most `tasks` tasks, and closes the file.
  SweepTally run(const std::string& path, Executor& executor, std::uint64_t tasks = ~std::uint64_t{0},
                 const Shard& shard = {}) const {
    auto opened = open(path);
    REQUIRE(errors_of(opened) == "loaded");
    SweepStore& store = *opened.value();
    store.begin_session({"2026-08-03T00:00:00Z", "test", "", 1});
    SweepRunDef run;
    run.is_done = [&](std::uint32_t replicate, std::uint32_t point) {
      return store.done()(replicate, point);
    };
    run.take = [&](const SweepTask& task) { return tasks-- > 0 && store.add(task); };
    const SweepTally tally = run_sweep(SweepWork(def, design, shard), runner, executor, run);
    const Diagnostics trouble = store.close();
    CHECK(trouble.empty());
    return tally;
  }

 private:
  static SweepDesign points_of(const SweepDef& def) {
    Result<SweepDesign> design = sweep_design(def);
    REQUIRE(errors_of(design) == "loaded");
    return std::move(design).value();
  }
};

}  // namespace pilotwave::testing
