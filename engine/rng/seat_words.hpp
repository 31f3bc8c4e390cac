#pragma once

#include <cstdint>
#include <vector>

#include "rng/draw.hpp"

namespace pilotwave {

/// One 32-bit word for each seat 0..n-1 of a place: the same words as Luck::seat_word, four seats to a call,
/// many calls at a time. `out` is resized to n rounded up to whole batches; entries from n on are spare luck.
void fill_seat_words(const Luck& luck, Stream stream, std::uint32_t place, std::uint32_t week,
                     std::uint32_t n, std::vector<std::uint32_t>& out);

}  // namespace pilotwave
