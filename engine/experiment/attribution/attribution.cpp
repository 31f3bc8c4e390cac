#include "experiment/attribution/attribution.hpp"

#include <cmath>

#include "base/assert.hpp"
#include "experiment/attribution/plan_variants.hpp"
#include "experiment/attribution/shapley.hpp"
#include "experiment/statistics/mean_tests.hpp"

namespace pilotwave {
namespace {

constexpr double kShareConfidence = 0.95;

std::vector<PartTakenOut> parts_taken_out(const Attribution& out, const AttributionRuns& runs,
                                          std::size_t plan, const VariantValues& values) {
  std::vector<PartTakenOut> parts;
  const auto together = static_cast<int>(runs.without[plan].size());
  for (std::size_t i = 0; i < runs.without[plan].size(); ++i) {
    PartTakenOut part{runs.part_titles[plan][i], {}};
    for (std::size_t o = 0; o < out.outcomes.size(); ++o)
      part.outcomes.push_back(
          values.compared(runs.whole[plan], runs.without[plan][i], o, out.outcomes[o].better, together));
    parts.push_back(std::move(part));
  }
  return parts;
}

/// Replicates in which some mixture has no number (a goal never met) have no shares.
OutcomeShares shares_of(const AttributionRuns& runs, const VariantValues& values, std::size_t outcome) {
  OutcomeShares out;
  out.outcome = outcome;
  std::vector<std::vector<double>> shares(runs.differences.size());
  std::vector<double> whole;
  for (std::size_t r = 0; r < values.replicates.done.size(); ++r) {
    std::vector<double> of_mixtures;
    bool finite = true;
    for (const std::size_t variant : runs.mixtures) {
      of_mixtures.push_back(values.values[variant][outcome][r]);
      finite = finite && std::isfinite(of_mixtures.back());
    }
    if (!finite) continue;
    const std::vector<double> of_replicate = shapley_shares(of_mixtures);
    for (std::size_t d = 0; d < shares.size(); ++d) shares[d].push_back(of_replicate[d]);
    whole.push_back(of_mixtures.back() - of_mixtures.front());
  }
  out.difference = moments(whole);
  for (std::size_t d = 0; d < shares.size(); ++d) {
    DifferenceShare share{runs.differences[d], moments(shares[d]), {}};
    share.interval = mean_interval(share.share, kShareConfidence);
    out.shares.push_back(std::move(share));
  }
  return out;
}

}  // namespace

AttributionRuns attribution_runs(std::span<const Scenario> plans) {
  PILOTWAVE_ASSERT(!plans.empty() && plans.size() <= 2, "one plan, or two");
  AttributionRuns runs;
  const auto add = [&](Scenario&& plan) {
    runs.variants.push_back(std::move(plan));
    return runs.variants.size() - 1;
  };
  for (const Scenario& plan : plans) {
    runs.whole.push_back(add(Scenario(plan)));
    runs.without.emplace_back();
    runs.part_titles.emplace_back();
    for (PlanWithout& part : plans_without_each(plan)) {
      runs.part_titles.back().push_back(part.title);
      runs.without.back().push_back(add(std::move(part.plan)));
    }
  }
  if (plans.size() < 2) return runs;
  const std::vector<PlanDifference> differences = differences_between(plans[0], plans[1]);
  for (const PlanDifference& difference : differences) runs.differences.push_back(difference.title);
  if (differences.empty() || differences.size() > kMostPlayers) return runs;
  const std::size_t all = (std::size_t{1} << differences.size()) - 1;
  for (std::size_t taken = 0; taken <= all; ++taken) {
    if (taken == 0 || taken == all)
      runs.mixtures.push_back(runs.whole[taken == all ? 0 : 1]);
    else
      runs.mixtures.push_back(add(between(plans[0], plans[1], differences, taken)));
  }
  return runs;
}

Attribution attribute(std::span<const Scenario> plans, const AttributionRuns& runs, const RunReplicate& run,
                      Executor& executor, const ReplicatesDef& def) {
  Attribution out;
  out.outcomes = outcomes_of(plans).outcomes;
  out.differences = runs.differences;
  const VariantValues values = run_variants(runs.variants, out.outcomes, run, executor, def);
  out.replicates = values.replicates;
  out.runs = values.replicates.done.size() * runs.variants.size();
  for (std::size_t p = 0; p < plans.size(); ++p)
    out.plans.push_back({p, parts_taken_out(out, runs, p, values)});
  if (runs.mixtures.empty()) return out;
  for (std::size_t o = 0; o < out.outcomes.size(); ++o) out.shares.push_back(shares_of(runs, values, o));
  return out;
}

}  // namespace pilotwave
