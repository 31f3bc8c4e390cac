#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "experiment/design/design_matrix.hpp"

namespace pilotwave {

/// How many points all combinations of these numbers of levels make; nothing when 32 bits do not hold it.
[[nodiscard]] std::optional<std::uint32_t> full_factorial_size(std::span<const std::uint32_t> levels);

/// Every combination of levels, the last factor running fastest. A factor with L levels takes j / (L - 1),
/// j = 0 .. L - 1; with one level it takes 0.
/// @param levels  of each factor, >= 1, such that full_factorial_size() has a value
[[nodiscard]] DesignMatrix full_factorial(std::span<const std::uint32_t> levels);

}  // namespace pilotwave
