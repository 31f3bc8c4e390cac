// The worked example of docs/guide/sweep.md, as a researcher would write it.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <pilotwave/sweep.hpp>
#include <string>
#include <vector>

#include "engine/scenario/small_files.hpp"
#include "places.hpp"

// [guide]
using namespace pilotwave;

/// At each point of a sweep file, the share of replicates in which its first plan has more of the first
/// metric than its second: the same world and the same luck under both.
std::vector<double> first_plan_ahead(const std::string& file, Executor& executor) {
  const SweepDef def = load_sweep(file).value();
  const SweepDesign design = sweep_design(def).value();
  const PointPlans plans(def);
  const auto inside = make_serial_executor();  // runs side by side use the threads better than one run does
  const SweepRunner runner(def, design, plans, *inside, executor.n_workers());

  std::vector<double> share(design.points());
  SweepRunDef run;
  run.take = [&](const SweepTask& task) {  // one at a time, in order, whatever order they finish in
    const SweepRun &first = *task.plans[0].run, &second = *task.plans[1].run;
    share[task.point] += (first.values[0] > second.values[0]) / static_cast<double>(def.replicates);
    return true;
  };
  static_cast<void>(run_sweep(SweepWork(def, design, {}), runner, executor, run));
  return share;
}
// [guide]

namespace {

std::string text_of(const std::string& path) {
  std::ifstream in(PILOTWAVE_SOURCE_DIR "/" + path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string plan(const std::string& name, int hours) {
  return "schema = 1\ndistrict = \"district.toml\"\nstart = 2026-08-03\nweeks = 40\nname = \"" + name +
         "\"\n[[intervention]]\nkind = \"training\"\nstart = 2026-08-17\nhours_per_teacher = " +
         std::to_string(hours) + "\n";
}

}  // namespace

TEST_CASE("a sweep runs from a program of one's own, to the same numbers at any number of threads") {
  const pilotwave::testing::PlanFolder folder("own_sweep");
  folder.write("long.toml", plan("Long", 12));
  folder.write("short.toml", plan("Short", 6));
  const auto file = [&](const std::string& scenarios) {
    return folder.write(
        "sweep.toml",
        "schema = 1\nname = \"Own\"\nmethod = \"grid\"\nreplicates = 4\nscenarios = " + scenarios +
            "\n[parameters]\n\"training.trainer_usd_per_hour\" = [50, 300]\n[outputs]\n"
            "metrics = [\"cost_usd\"]\n");
  };
  const auto serial = make_serial_executor(), threads = make_thread_executor(3);
  const std::vector<double> share = first_plan_ahead(file("[\"long.toml\", \"short.toml\"]"), *serial);
  CHECK(share == std::vector<double>{1, 1});  // the longer course costs more
  CHECK(share == first_plan_ahead(file("[\"long.toml\", \"short.toml\"]"), *threads));
  CHECK(first_plan_ahead(file("[\"short.toml\", \"long.toml\"]"), *threads) == std::vector<double>{0, 0});
}

TEST_CASE("the guide to sweeps shows what is run here") {
  const std::string source = text_of("tests/engine/sweep/own_sweep_test.cpp"), mark = "// [guide]\n";
  const std::size_t first = source.find(mark) + mark.size(), last = source.find(mark, first);
  const std::string guide = text_of("docs/guide/sweep.md");
  CHECK(guide.find("```cpp\n#include <pilotwave/sweep.hpp>\n" + source.substr(first, last - first) + "```") !=
        std::string::npos);
}
