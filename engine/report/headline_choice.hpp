#pragma once

#include <cstddef>
#include <optional>

#include "experiment/comparison.hpp"

namespace pilotwave {

/// Which outcomes the first three sentences are about; indices into Comparison::outcomes.
struct HeadlineChoice {
  std::optional<std::size_t> goal;        ///< the first goal with the widest split between the plans
  std::optional<std::size_t> difference;  ///< the clearest difference: goals before other outcomes
  std::optional<std::size_t> price;       ///< the clearest way in which the plan ahead there is behind
  std::optional<std::size_t> second;      ///< the next in line when one of the others is missing
};
[[nodiscard]] HeadlineChoice choose_headline(const Comparison& comparison, const PlanPair& pair);

}  // namespace pilotwave
