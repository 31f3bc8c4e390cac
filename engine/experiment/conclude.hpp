#pragma once

#include <array>
#include <optional>
#include <span>

#include "experiment/comparison.hpp"

namespace pilotwave {

/// A comparison of plans before anything was run: what is compared, and every pair of plans.
[[nodiscard]] Comparison comparison_to_fill(std::span<const Scenario> plans);

/// How sure each verdict of a family must be.
/// @param together  verdicts of the family
/// @param looking   pairs are added while looking: then all families together, not each by itself, hold in 95
///                  of 100 reports, the goals with half of the chance of error and the others with a quarter
///                  each
[[nodiscard]] VerdictRule family_rule(Family family, int together, bool looking);

/// Reads every verdict off the values of the plans.
/// @param sizes  verdicts of each family, where the comparison holds only some of them
void conclude(Comparison& comparison, std::span<const Scenario> plans,
              const std::optional<std::array<int, kFamilies>>& sizes = {});

}  // namespace pilotwave
