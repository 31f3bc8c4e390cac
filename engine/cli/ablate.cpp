#include <memory>

#include <fmt/format.h>

#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/plan_pair_arguments.hpp"
#include "cli/verb.hpp"
#include "cli/verbs.hpp"
#include "experiment/attribution/attribution.hpp"

namespace pilotwave {
namespace {

int ablate(const PlanPairArguments& o) {
  const Result<std::vector<Scenario>> loaded = load_plan_pair(o);
  if (!loaded) return report_errors(loaded.errors());
  const std::vector<Scenario>& plans = loaded.value();
  const AttributionRuns runs = attribution_runs(plans);
  const ExecutorPair executors = make_executors(o.common, o.n);
  note(o.common, fmt::format("{} variants, {} replicates each: {} runs", runs.variants.size(), o.n,
                             runs.variants.size() * o.n));
  drain_on_interrupt(o.common.quiet);
  ProgressLine progress(o.common);
  ReplicatesDef def;
  def.count = o.n;
  def.stop = &stop_requested();
  def.progress = [&](const ReplicateTally& tally) { progress.show(tally, runs.variants.size(), ""); };
  const PlanRunner runner(runs.variants, *executors.inside, {});
  const Attribution result = attribute(plans, runs, runner, *executors.outside, def);
  progress.clear();
  return ended(o.common, result.replicates,
               o.common.json ? attribution_json(result, slugs_of(plans))
                             : attribution_text(result, words_for(o, plans)));
}

}  // namespace

void add_ablate(CLI::App& app, int& exit_code) {
  auto o = std::make_shared<PlanPairArguments>();
  Verb verb(
      app, "ablate",
      "What each part of a plan does, taken out in turn; of two plans also to what their difference is owed");
  verb.footer(
      "Example: pilotwave ablate scenarios/plans/staged-pilot.toml scenarios/plans/launch-everywhere.toml -n "
      "20");
  add_plan_pair(verb, *o);
  verb.callback([o, &exit_code] { exit_code = ablate(*o); });
}

}  // namespace pilotwave
