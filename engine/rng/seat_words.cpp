#include "rng/seat_words.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "base/assert.hpp"
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

PILOTWAVE_VECTOR_CLONES
std::uint32_t find_in_tails(const std::uint32_t* words, std::uint32_t n, std::uint32_t from,
                            std::uint32_t width, std::uint32_t* out) {
  constexpr std::uint32_t kBlock = 32;
  std::uint32_t found = 0;
  for (std::uint32_t block = 0; block < n; block += kBlock) {  // words are filled to whole batches
    std::uint32_t any = 0;
    for (std::uint32_t i = 0; i < kBlock; ++i) any |= words[block + i] - from < width ? 1U : 0U;
    if (any == 0) continue;
    const std::uint32_t end = block + kBlock < n ? block + kBlock : n;
    for (std::uint32_t k = block; k < end; ++k) {
      out[found] = k;
      found += words[k] - from < width ? 1U : 0U;
    }
  }
  return found;
}

}  // namespace

void seats_in_tails(const std::vector<std::uint32_t>& words, std::uint32_t n, double low, double high,
                    std::uint32_t rotation, std::vector<std::uint32_t>& out) {
  constexpr double kWords = 0x1p32;
  out.resize(n);
  const double below = std::ceil(low * kWords) + 1, above = std::floor((1 - high) * kWords) - 1;
  if (below >= above) {
    std::iota(out.begin(), out.end(), 0U);
    return;
  }
  // The two tails meet where words wrap round: one range, one comparison.
  const auto from = static_cast<std::uint64_t>(std::max(0.0, above));
  const std::uint64_t width = (std::uint64_t{1} << 32) - from + static_cast<std::uint64_t>(below);
  out.resize(find_in_tails(words.data(), n, static_cast<std::uint32_t>(from) - rotation,
                           static_cast<std::uint32_t>(width), out.data()));
}

void fill_seat_words(const Luck& luck, Stream stream, std::uint32_t place, std::uint32_t week,
                     std::uint32_t n, std::vector<std::uint32_t>& out) {
  out.resize((std::size_t{n} + kSeatBatch - 1) / kSeatBatch * kSeatBatch);
  fill_seat_words(luck, stream, place, week, 0, std::span(out));
}

void fill_seat_words(const Luck& luck, Stream stream, std::uint32_t place, std::uint32_t week,
                     std::uint32_t first, std::span<std::uint32_t> out) {
  static_assert(kSeatBatch == 4 * kLanes, "a batch is one round of lanes");
  PILOTWAVE_ASSERT(first % kSeatBatch == 0 && out.size() % kSeatBatch == 0, "whole batches");
  for (std::size_t at = 0; at < out.size(); at += kSeatBatch) {
    philox_lanes(static_cast<std::uint32_t>(stream), place, week,
                 (first + static_cast<std::uint32_t>(at)) / 4, luck.seed(), luck.replicate(),
                 out.data() + at);
  }
}

}  // namespace pilotwave
