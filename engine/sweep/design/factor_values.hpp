#pragma once

#include <cstdint>

#include "sweep/file/factor.hpp"

namespace pilotwave {

/// The value of a factor at a place of its range: a number, or the number of a level.
/// @param place  in [0, 1]: the share of the factor's distribution below the value
[[nodiscard]] double value_at(const FactorDef& factor, double place);

/// How many steps a grid takes.
[[nodiscard]] std::uint32_t grid_steps(const FactorDef& factor);
/// Its step j: a level, or one of evenly spread values from min to max, both included.
/// @param step  below grid_steps()
[[nodiscard]] double value_of_step(const FactorDef& factor, std::uint32_t step);

}  // namespace pilotwave
