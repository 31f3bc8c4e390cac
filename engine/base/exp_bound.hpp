#pragma once

#include <bit>
#include <cstdint>

namespace pilotwave {

/// Never less than e^x for |x| <= 80, and at most 6.3% more, in single precision: between two powers of two
/// it goes straight where e^x sags (exp_at_most is the same in double precision). Beyond 80 either way it
/// stays what it is there: what is bounded is then as good as never or certain. For loops in vector lanes.
__attribute__((always_inline)) inline float exp_over(float x) {
  constexpr float kFar = 80, kLog2E = 1.44269504F, kBias = 127, kMantissa = 0x1p23F;
  constexpr float kRounding = 1.001F;  // of a sum that x may be, and of the bits below: far more than enough
  const float floor = x < -kFar ? -kFar : x, near = floor > kFar ? kFar : floor;
  return std::bit_cast<float>(static_cast<std::int32_t>((near * kLog2E + kBias) * kMantissa)) * kRounding;
}

}  // namespace pilotwave
