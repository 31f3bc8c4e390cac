#pragma once

#include <cstdint>

#include "experiment/design/design_matrix.hpp"
#include "rng/draw.hpp"

namespace pilotwave {

/// Independent uniform points (plain Monte Carlo), values in [0, 1). Point i is the same however many are
/// asked for.
[[nodiscard]] DesignMatrix random_points(std::uint32_t count, std::uint32_t factors, const Luck& luck);

}  // namespace pilotwave
