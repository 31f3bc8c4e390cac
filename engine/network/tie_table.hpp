#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "network/friendship_law.hpp"

namespace pilotwave {

/// Eight ties as one bit each, spelled out: how far each is in seats, in rising order, and how many they are.
struct TiesOfBits {
  std::array<std::int16_t, FriendshipLaw::kWindow> distance{};
  std::uint8_t n = 0;
};
using TieTable = std::array<TiesOfBits, std::size_t{1} << FriendshipLaw::kWindow>;

/// @param side  1: bit d - 1 is the seat d further on; -1: the seat d before
[[nodiscard]] constexpr TieTable tie_table(int side) {
  TieTable table;
  for (std::size_t bits = 0; bits < table.size(); ++bits) {
    for (std::uint32_t k = 0; k < FriendshipLaw::kWindow; ++k) {
      const std::uint32_t d = side > 0 ? k + 1 : FriendshipLaw::kWindow - k;
      if ((bits >> (d - 1) & 1U) == 0) continue;
      table[bits].distance[table[bits].n] = static_cast<std::int16_t>(side * static_cast<int>(d));
      ++table[bits].n;
    }
  }
  return table;
}

}  // namespace pilotwave
