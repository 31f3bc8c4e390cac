#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "experiment/outcome.hpp"
#include "experiment/paired.hpp"
#include "experiment/plan_runner.hpp"

namespace pilotwave {

/// What variants of plans came to in the same replicates: the same worlds, the same luck.
struct VariantValues {
  std::vector<std::vector<std::vector<double>>> values;  ///< [variant][outcome][completed replicate]
  ReplicateTally replicates;

  /// A variant against another, pair by pair, on one outcome: first minus second.
  [[nodiscard]] PairedOutcome compared(std::size_t first, std::size_t second, std::size_t outcome,
                                       Better better, int together) const;
};

/// Runs every variant in the same replicates and reads every outcome for the group of its headline.
/// @param variants  in one district, of one start, length and seed   @param run  gives one record a variant
[[nodiscard]] VariantValues run_variants(std::span<const Scenario> variants,
                                         std::span<const OutcomeDef> outcomes, const RunReplicate& run,
                                         Executor& executor, const ReplicatesDef& def);

}  // namespace pilotwave
