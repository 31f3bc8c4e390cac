#pragma once

#include <cstdint>
#include <vector>

#include "rng/draw.hpp"

namespace pilotwave {

/// 0 .. n - 1 in an order drawn by Fisher and Yates's shuffle, all orders alike; the draws are keyed by
/// stream, entity and week.
[[nodiscard]] std::vector<std::uint32_t> random_permutation(std::uint32_t n, const Luck& luck, Stream stream,
                                                            std::uint32_t entity, std::uint32_t week);

}  // namespace pilotwave
