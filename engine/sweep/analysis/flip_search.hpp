#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "experiment/flip/turn.hpp"
#include "parallel/executor.hpp"
#include "sweep/file/sweep_def.hpp"

namespace pilotwave {

/// Which comparison is put to the test.
struct FlipQuestion {
  std::size_t first = 0, second = 1;  ///< scenarios of the sweep
  int metric = 0;                     ///< index into metric_catalogue()
  std::string group = "all";
  std::uint32_t pairs = 50;  ///< replicates behind each verdict
};

/// What it takes to turn the verdict by one assumption alone.
struct FactorFlip {
  std::string key, unit;
  double in_force = 0;             ///< value of the scenarios (of the first that has one)
  std::optional<double> flips_at;  ///< nearest value found with another verdict; nothing within the range
  double share_of_range = 0;       ///< how far that is from the value in force
  FlipVerdict then;                ///< the verdict there, or at the end that comes nearest to it
};

struct FlipResult {
  FlipVerdict base;
  std::vector<FactorFlip> factors;  ///< the smallest change first; those that never flip last
  /// All assumptions moved together, each towards the end that hurts the verdict more: the share of the way
  /// at which it turns.
  std::optional<double> together;
  FlipVerdict together_then;
  std::uint64_t runs = 0;
  bool stopped_early = false;
};

/// Searches for the smallest change of assumptions that turns the verdict between two plans: each factor of
/// the sweep that is a number by itself, from the value in force to either end and then by halving, and all
/// of them together. Every verdict uses the same replicates, so only the assumption differs. Halving finds
/// the first turn where the outcome moves one way along the range. Errors: Usage when no factor is a number,
/// or the plans are not two.
[[nodiscard]] Result<FlipResult> search_flips(const SweepDef& def, const FlipQuestion& question,
                                              Executor& executor, const std::atomic<bool>* stop);

}  // namespace pilotwave
