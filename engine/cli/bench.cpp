#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "bench/peak_memory.hpp"
#include "bench/spread_bench.hpp"
#include "cli/console.hpp"
#include "cli/scenario_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "report/json_text.hpp"
#include "scenario/plan_of.hpp"
#include "sim/simulation.hpp"
#include "sim/snapshot.hpp"

namespace pilotwave {
namespace {

constexpr std::string_view kSpread = "spread";  // in the place of a scenario file

struct BenchOptions {
  CommonOptions common;
  std::string scenario, district;
  SpreadBench spread;
  int repeats = 3;
};

nlohmann::ordered_json json_of(const BenchReport& report) {
  nlohmann::ordered_json json = {{"title", report.title}};
  for (const Measurement& m : report.measurements) {
    json["measurements"].push_back({{"what", m.what},
                                    {"unit", m.unit},
                                    {"work", m.work},
                                    {"seconds", m.seconds},
                                    {"per_second", m.rate()},
                                    {"result", fmt::format("{:016x}", m.result)}});
  }
  return json;
}

int bench_network(BenchOptions o) {
  const auto executor = make_executor(o.common);
  o.spread.repeats = o.repeats;
  const BenchReport report = bench_spread(o.spread, *executor);
  return print(o.common.json ? json_text(json_of(report)) : report.text()) ? kSuccess : kInputOutput;
}

int bench(const BenchOptions& o) {
  if (o.scenario == kSpread) return bench_network(o);
  std::string origin;
  const Result<std::vector<Scenario>> loaded = load_scenarios({o.scenario}, o.district, o.common, origin);
  if (!loaded) return report_errors(loaded.errors());
  const Scenario& scenario = loaded.value().front();
  const Plan plan = plan_of(scenario);
  const int threads = thread_count(o.common);
  const auto executor = make_executor(o.common);
  const double people = static_cast<double>(scenario.district.n_students() + scenario.district.n_teachers());
  const double agent_weeks = people * plan.n_weeks;
  const std::size_t held_before = peak_memory();
  nlohmann::ordered_json json = {{"scenario", scenario.slug},
                                 {"district", scenario.district.id},
                                 {"threads", threads},
                                 {"agent_weeks", agent_weeks}};
  std::string text = fmt::format("{} on {}: {:.1f} million agent-weeks, {} thread{}\n", scenario.name,
                                 scenario.district.name, agent_weeks / 1e6, threads, threads == 1 ? "" : "s");
  double least = std::numeric_limits<double>::infinity(), least_for_world = least;  // seconds
  for (int i = 0; i < o.repeats; ++i) {
    std::optional<Simulation> simulation;
    const double all = seconds_of([&] {
      simulation.emplace(build_world(scenario.district, plan, 0, *executor, YearsKept::Latest), plan,
                         *executor);
      simulation->run_to_end();
    });
    const std::string hash = fmt::format("{:016x}", state_hash(simulation->state()));
    least = std::min(least, all);
    const double rate = agent_weeks / all / 1e6;
    text += fmt::format("  {:.3f} s: {:.1f} million agent-weeks a second, final state {}\n", all, rate, hash);
    json["repeats"].push_back({{"seconds", all}, {"agent_weeks_per_s", rate * 1e6}, {"state_hash", hash}});
  }
  const auto held = static_cast<double>(peak_memory() - held_before);
  json["memory_bytes"] = held;
  text += fmt::format("memory: {:.1f} MB for world, run and record, {:.0f} bytes a person\n", held / 1e6,
                      held / people);
  // After the memory was looked at: a world by itself holds all its years.
  for (int i = 0; i < o.repeats; ++i) {
    least_for_world = std::min(least_for_world,
                               seconds_of([&] { (void)build_world(scenario.district, plan, 0, *executor); }));
  }
  json["world_s"] = least_for_world;
  text += fmt::format("building the world alone: {:.3f} s, {:.0f}% of it\n", least_for_world,
                      100 * least_for_world / least);
  text +=
      fmt::format("best of {}: {:.1f} million agent-weeks a second\n", o.repeats, agent_weeks / least / 1e6);
  return print(o.common.json ? json_text(json) : text) ? kSuccess : kInputOutput;
}

}  // namespace

void add_bench(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<BenchOptions>();
  Verb verb(app, "bench", "Times a plan, or spread on a network, and shows the results' hashes");
  verb.footer(
      "Example: pilotwave bench scenarios/plans/staged-pilot.toml --threads 2\n"
      "         pilotwave bench spread --people 10000000 --threads 2");
  verb.add_option("SCENARIO", o->scenario,
                  "scenario file: building the world and running the plan; or `spread`: adoption on a "
                  "Watts-Strogatz network beside the loop that anybody would write")
      .required();
  verb.add_option("--people", o->spread.people, "people of `spread` (default 1000000)")
      .in_range(100U, 400'000'000U);
  verb.add_option("--district", o->district, "district file instead of the scenario's");
  verb.add_option("--repeats", o->repeats, "repeats (default 3)").in_range(1, 1000);
  add_common(verb, o->common, "unused here");
  verb.callback([o, &exit_code] { exit_code = bench(*o); });
}

}  // namespace pilotwave
