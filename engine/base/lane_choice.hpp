#pragma once

#include <bit>
#include <cstdint>

namespace pilotwave {

/// All bits set where a flag is among `flags`, none where it is not.
[[nodiscard]] constexpr std::uint32_t lane_mask(std::uint32_t flags, std::uint32_t flag) {
  return 0U - static_cast<std::uint32_t>((flags & flag) != 0);
}

/// `yes` under a mask of set bits, `no` under one of none. A choice without a branch: a compiler that sees a
/// question mark may compute one side only, and then the loop around it leaves the vector lanes.
[[nodiscard]] constexpr float lane_choice(std::uint32_t mask, float yes, float no) {
  return std::bit_cast<float>((std::bit_cast<std::uint32_t>(yes) & mask) |
                              (std::bit_cast<std::uint32_t>(no) & ~mask));
}

}  // namespace pilotwave
