#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace pilotwave {

/// Splits a whole number in proportion to weights by largest remainder: everybody gets the whole part of the
/// quota, what is left goes one by one to the largest fractions, the first of equals before later ones. The
/// parts always add up to the total.
/// @param total  >= 0, below 2^53   @param weights  >= 0, their sum above 0
[[nodiscard]] std::vector<std::int64_t> largest_remainder(std::int64_t total,
                                                          std::span<const double> weights);

}  // namespace pilotwave
