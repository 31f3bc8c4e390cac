#include "rng/seat_words.hpp"

#include <cstddef>

#include "base/vector_clones.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kLanes = 16;  ///< calls in flight; whole vector registers on every machine of today

/// Words ride in the low halves of 64-bit lanes, because that is where vector units multiply 32 by 32 bits;
/// what is left in the high halves is ignored by the next multiplication and cut off at the end.
typedef std::uint64_t Lanes __attribute__((vector_size(8 * kLanes)));

/// kLanes Philox calls side by side: the same words as philox4x32.
PILOTWAVE_VECTOR_CLONES
void philox_lanes(std::uint32_t stream, std::uint32_t place, std::uint32_t week, std::uint32_t first,
                  std::uint32_t seed, std::uint32_t replicate, std::uint32_t* out) {
  constexpr std::uint64_t kLow = 0xffffffffU;
  Lanes c0 = Lanes{} + stream, c1 = Lanes{} + place, c2 = Lanes{} + week, c3;
  for (std::size_t l = 0; l < kLanes; ++l) c3[l] = first + l;
  std::uint32_t k0 = seed, k1 = replicate;
  for (int round = 0; round < 10; ++round) {
    const Lanes p0 = (c0 & kLow) * std::uint64_t{0xD2511F53U}, p1 = (c2 & kLow) * std::uint64_t{0xCD9E8D57U};
    c0 = (p1 >> 32) ^ c1 ^ std::uint64_t{k0};
    c2 = (p0 >> 32) ^ c3 ^ std::uint64_t{k1};
    c1 = p1;
    c3 = p0;
    k0 += 0x9E3779B9U;
    k1 += 0xBB67AE85U;
  }
  for (std::size_t l = 0; l < kLanes; ++l) {
    out[4 * l] = static_cast<std::uint32_t>(c0[l]);
    out[4 * l + 1] = static_cast<std::uint32_t>(c1[l]);
    out[4 * l + 2] = static_cast<std::uint32_t>(c2[l]);
    out[4 * l + 3] = static_cast<std::uint32_t>(c3[l]);
  }
}

}  // namespace

void fill_seat_words(const Luck& luck, Stream stream, std::uint32_t place, std::uint32_t week,
                     std::uint32_t n, std::vector<std::uint32_t>& out) {
  const std::uint32_t seats = static_cast<std::uint32_t>(4 * kLanes), batches = (n + seats - 1) / seats;
  out.resize(std::size_t{batches} * seats);
  for (std::uint32_t b = 0; b < batches; ++b) {
    philox_lanes(static_cast<std::uint32_t>(stream), place, week, b * static_cast<std::uint32_t>(kLanes),
                 luck.seed(), luck.replicate(), out.data() + std::size_t{b} * seats);
  }
}

}  // namespace pilotwave
