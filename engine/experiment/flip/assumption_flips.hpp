#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/param_spec.hpp"
#include "experiment/flip/turn.hpp"
#include "experiment/outcome.hpp"
#include "experiment/plan_runner.hpp"

/// Which assumption would turn the verdict between two plans, and which one is weakest.
namespace pilotwave {

struct AssumptionQuestion {
  OutcomeDef outcome;
  std::vector<std::size_t> parameters;  ///< that are moved, indices into param_catalogue()
  std::uint32_t screening_pairs = 10;   ///< behind the influence of each
  std::uint32_t pairs = 40;             ///< behind each verdict
  std::size_t deepest = 6;              ///< of the first in line, for which a turn is searched
};

/// One assumption moved over its whole range, by itself.
struct AssumptionEffect {
  std::size_t parameter = 0;
  double in_force = 0;
  double at_low = 0, at_high = 0;  ///< mean difference of the plans at either end of the range
  double influence = 0;            ///< the larger change of that mean, as a share of how pairs differ by luck
  Evidence evidence = Evidence::Assumed;
  double weakness =
      0;  ///< influence times how poorly the number is known: 1 strong, 2 moderate, 3 weak, 4 assumed
  bool searched = false;
  std::optional<double> flips_at;  ///< nearest value found with another verdict
  double share_of_range = 0;       ///< how far that is from the value in force
  FlipVerdict then;
};

struct AssumptionFlips {
  FlipVerdict base;
  double base_difference = 0;             ///< mean over the pairs
  std::vector<AssumptionEffect> effects;  ///< turns first, the smallest change in front; then by weakness
  std::size_t runs = 0;
  bool stopped_early = false;
};

/// Moves every parameter to both ends of its range with a few pairs, ranks them by weakness, and searches for
/// the first of them the nearest value that turns the verdict. Every look uses the same replicates.
/// @param first, second  such that why_not_paired() is empty
[[nodiscard]] AssumptionFlips search_assumptions(const Scenario& first, const Scenario& second,
                                                 const AssumptionQuestion& question, const RunnerOf& runs,
                                                 Executor& executor, const std::atomic<bool>* stop);

}  // namespace pilotwave
