#pragma once

#include <optional>
#include <string>
#include <vector>

#include "experiment/attribution/variant_values.hpp"
#include "experiment/statistics/interval.hpp"
#include "experiment/statistics/moments.hpp"

/// What each part of a plan contributes, and to whom the difference of two plans is owed.
namespace pilotwave {

/// One intervention taken out of a plan.
struct PartTakenOut {
  std::string title;
  std::vector<PairedOutcome> outcomes;  ///< the whole plan against the plan without it
};
struct PlanAblation {
  std::size_t plan = 0;
  std::vector<PartTakenOut> parts;
};

/// One difference's share in what the first plan has more of than the second.
struct DifferenceShare {
  std::string title;
  Moments share;      ///< over replicates
  Interval interval;  ///< 95% for the mean, Student's t
};
struct OutcomeShares {
  std::size_t outcome = 0;
  Moments difference;  ///< first minus second; the shares' means add up to its mean
  std::vector<DifferenceShare> shares;
};

struct Attribution {
  std::vector<OutcomeDef> outcomes;
  std::vector<PlanAblation> plans;
  std::vector<std::string> differences;  ///< in which two plans differ
  std::vector<OutcomeShares> shares;     ///< an entry an outcome; empty for one plan, or too many differences
  ReplicateTally replicates;
  std::size_t runs = 0;
};

/// Every plan whole, each without each of its interventions, and for two plans that differ in at most
/// kMostPlayers things every mixture of them: all in the same replicates.
struct AttributionRuns {
  std::vector<Scenario> variants;
  std::vector<std::size_t> whole;                     ///< [plan] its place among the variants
  std::vector<std::vector<std::size_t>> without;      ///< [plan][part]
  std::vector<std::vector<std::string>> part_titles;  ///< [plan][part]
  std::vector<std::string> differences;
  std::vector<std::size_t> mixtures;  ///< [coalition], empty where there are none
};
/// @param plans  one, or two such that why_not_paired() is empty
[[nodiscard]] AttributionRuns attribution_runs(std::span<const Scenario> plans);

/// @param run  gives one record a variant of `runs`
[[nodiscard]] Attribution attribute(std::span<const Scenario> plans, const AttributionRuns& runs,
                                    const RunReplicate& run, Executor& executor, const ReplicatesDef& def);

}  // namespace pilotwave
