#include <memory>

#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/plan_pair_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "experiment/stress/stress.hpp"

namespace pilotwave {
namespace {

int stress(const PlanPairArguments& o) {
  const Result<std::vector<Scenario>> loaded = load_plan_pair(o);
  if (!loaded) return report_errors(loaded.errors());
  const std::vector<Scenario>& plans = loaded.value();
  const ExecutorPair executors = make_executors(o.common, o.n);
  drain_on_interrupt(o.common.quiet);
  ProgressLine progress(o.common);
  ReplicatesDef def;
  def.count = o.n;
  def.stop = &stop_requested();
  def.progress = [&](const ReplicateTally& tally) { progress.show(tally, plans.size(), "stress test"); };
  const RunnerOf runner = [&](std::span<const Scenario> variants) {
    return PlanRunner(variants, *executors.inside, RecordOptions{});
  };
  const StressTest result = stress_test(plans, runner, *executors.outside, def);
  progress.clear();
  note(o.common, fmt::format("{} runs", result.runs));
  return ended(
      o.common, result.replicates,
      o.common.json ? stress_json(result, slugs_of(plans)) : stress_text(result, words_for(o, plans)));
}

}  // namespace

void add_stress(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<PlanPairArguments>();
  Verb verb(
      app, "stress",
      "Plans when something goes wrong: the vendor fails, money is cut, a principal leaves, an incident");
  verb.footer(
      "Example: pilotwave stress scenarios/plans/staged-pilot.toml scenarios/plans/launch-everywhere.toml -n "
      "20");
  add_plan_pair(verb, *o);
  verb.callback([o, &exit_code] { exit_code = stress(*o); });
}

}  // namespace pilotwave
