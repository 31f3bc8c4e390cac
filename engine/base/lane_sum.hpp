#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace pilotwave {

/// The sum of a column, number i added to lane i mod 16 and the lanes added up in order: an order that vector
/// units of any width keep, so that the sum is the same to the bit everywhere.
[[nodiscard]] inline float lane_sum(std::span<const float> column) {
  constexpr std::size_t kLanes = 16;
  std::array<float, kLanes> lanes{};
  std::size_t i = 0;
  for (; i + kLanes <= column.size(); i += kLanes) {
    for (std::size_t l = 0; l < kLanes; ++l) lanes[l] += column[i + l];
  }
  for (std::size_t l = 0; i + l < column.size(); ++l) lanes[l] += column[i + l];
  float sum = 0;
  for (const float lane : lanes) sum += lane;
  return sum;
}

}  // namespace pilotwave
