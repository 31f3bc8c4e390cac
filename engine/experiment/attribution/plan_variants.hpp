#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {

/// A plan with one intervention taken out.
struct PlanWithout {
  std::string title;  ///< of what was taken out: "`expand` named `waves`"
  Scenario plan;
};
/// Each intervention of a plan taken out in turn, in canonical order. What other interventions wait for it
/// (an `expand` that waits for a pilot's gate) then never happens, and counts as its effect.
[[nodiscard]] std::vector<PlanWithout> plans_without_each(const Scenario& plan);

/// Something in which two plans differ, that either may have its way.
struct PlanDifference {
  std::string title;              ///< "training", "assumptions"
  std::vector<std::string> kind;  ///< the kind of intervention, or none for the other differences
};
/// In what two plans differ: by kind of intervention, then assumptions and tools, then what is known of the
/// district.
[[nodiscard]] std::vector<PlanDifference> differences_between(const Scenario& first, const Scenario& second);

/// The second plan with some of the differences as the first has them.
/// @param taken  bit i: difference i is as in the first plan
[[nodiscard]] Scenario between(const Scenario& first, const Scenario& second,
                               const std::vector<PlanDifference>& differences, std::size_t taken);

}  // namespace pilotwave
