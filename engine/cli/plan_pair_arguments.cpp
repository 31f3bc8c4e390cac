#include "cli/plan_pair_arguments.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/verb.hpp"

namespace pilotwave {

void add_plan_pair(Verb& verb, PlanPairArguments& o) {
  verb.add_option("PLAN", o.plans, "one scenario file, or two that are compared").required().expected(1, 2);
  verb.add_option("-n,--replicates", o.n, "replicates of every variant (default 30)")
      .in_range(2U, 1'000'000U);
  verb.add_option("--outcome", o.outcomes, "outcomes shown, by key (default: the goals); --json has all");
  verb.add_option("--district", o.district, "district file instead of the plans'");
  add_run_options(verb, o.common);
}

Diagnostic no_such_outcome(const std::string& key, std::span<const OutcomeDef> outcomes) {
  std::string known;
  for (const OutcomeDef& outcome : outcomes) known += (known.empty() ? "" : ", ") + outcome.key;
  return {
      Trouble::Usage, {}, "--outcome", fmt::format("there is no outcome `{}`", key), "there are " + known};
}

Result<std::vector<Scenario>> load_plan_pair(const PlanPairArguments& o) {
  std::string seed_origin;
  Result<std::vector<Scenario>> plans = load_scenarios(o.plans, o.district, o.common, seed_origin);
  if (!plans) return plans;
  if (Diagnostics why = why_not_paired(plans.value()); !why.empty()) return why;
  const std::vector<OutcomeDef> outcomes = outcomes_of(plans.value()).outcomes;
  for (const std::string& key : o.outcomes) {
    if (std::any_of(outcomes.begin(), outcomes.end(),
                    [&](const OutcomeDef& known) { return known.key == key; }))
      continue;
    return no_such_outcome(key, outcomes);
  }
  return plans;
}

AttributionWords words_for(const PlanPairArguments& o, std::span<const Scenario> plans) {
  AttributionWords words;
  for (const Scenario& plan : plans) words.plans.push_back(plan.name);
  words.outcomes = outcomes_asked(outcomes_of(plans).outcomes, o.outcomes);
  return words;
}

std::vector<std::string> slugs_of(std::span<const Scenario> plans) {
  std::vector<std::string> slugs;
  for (const Scenario& plan : plans) slugs.push_back(plan.slug);
  return slugs;
}

int ended(const CommonOptions& options, const ReplicateTally& tally, const std::string& text) {
  for (const FailedReplicate& failed : tally.failed)
    say(fmt::format("replicate {} failed: {}", failed.replicate, failed.error));
  if (tally.done.empty()) {
    say("no replicate was finished: there is nothing to show");
    return tally.stopped_early ? kStoppedEarly : kSomeRunsFailed;
  }
  if (!print(text)) return kInputOutput;
  if (!tally.stopped_early) return tally.failed.empty() ? kSuccess : kSomeRunsFailed;
  note(options, fmt::format("stopped early: {} of {} replicates", tally.done.size(), tally.planned));
  return kStoppedEarly;
}

}  // namespace pilotwave
