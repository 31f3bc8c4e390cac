#pragma once

#include <span>
#include <vector>

/// p-values of tests that are read together, adjusted so that each may be held against the usual level.
namespace pilotwave {

/// Holm's step-down adjustment, in the order given: holds the chance of any false finding.
/// Source: Holm (1979).
[[nodiscard]] std::vector<double> holm_adjusted(std::span<const double> p_values);

/// Benjamini and Hochberg's step-up adjustment, in the order given: holds the expected share of false ones
/// among the findings. Source: Benjamini and Hochberg (1995).
[[nodiscard]] std::vector<double> benjamini_hochberg_adjusted(std::span<const double> p_values);

}  // namespace pilotwave
