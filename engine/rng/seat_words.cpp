#include "rng/seat_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <numeric>

#if defined(__x86_64__)
#include <immintrin.h>
#define PILOTWAVE_WIDE_SCAN
#endif

#include "base/assert.hpp"
#include "base/vector_clones.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kLanes = 16;  ///< calls in flight; whole vector registers on every machine of today

/// Words ride in the low halves of 64-bit lanes, because that is where vector units multiply 32 by 32 bits;
/// what is left in the high halves is ignored by the next multiplication and cut off at the end.
typedef std::uint64_t Lanes __attribute__((vector_size(8 * kLanes)));

/// Ten rounds on kLanes calls side by side, then their words in order, call by call. Counters come by
/// reference and the whole is part of its caller: wide vectors are handed over differently in each clone.
__attribute__((always_inline)) inline void philox_rounds(Lanes& c0, Lanes& c1, Lanes& c2, Lanes& c3,
                                                         std::uint32_t k0, std::uint32_t k1,
                                                         std::uint32_t* out) {
  constexpr std::uint64_t kLow = 0xffffffffU;
  for (int round = 0; round < 10; ++round) {
    const Lanes p0 = (c0 & kLow) * std::uint64_t{0xD2511F53U}, p1 = (c2 & kLow) * std::uint64_t{0xCD9E8D57U};
    c0 = (p1 >> 32) ^ c1 ^ std::uint64_t{k0};
    c2 = (p0 >> 32) ^ c3 ^ std::uint64_t{k1};
    c1 = p1;
    c3 = p0;
    k0 += 0x9E3779B9U;
    k1 += 0xBB67AE85U;
  }
  // Two words side by side in a lane, then lane by lane the pairs of one call.
  const Lanes front = (c0 & kLow) | (c1 << 32), rear = (c2 & kLow) | (c3 << 32);
  const Lanes low =
      __builtin_shufflevector(front, rear, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const Lanes high =
      __builtin_shufflevector(front, rear, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  std::memcpy(out, &low, sizeof low);
  std::memcpy(out + 2 * kLanes, &high, sizeof high);
}

/// kLanes calls of one place, of indices first, first + 1, ..: the same words as philox4x32.
PILOTWAVE_VECTOR_CLONES
void philox_lanes(std::uint32_t stream, std::uint32_t place, std::uint32_t week, std::uint32_t first,
                  std::uint32_t seed, std::uint32_t replicate, std::uint32_t* out) {
  Lanes c0 = Lanes{} + stream, c1 = Lanes{} + place, c2 = Lanes{} + week, c3;
  for (std::size_t l = 0; l < kLanes; ++l) c3[l] = first + l;
  philox_rounds(c0, c1, c2, c3, seed, replicate, out);
}

/// kLanes calls, each of an entity and an index of its own.
PILOTWAVE_VECTOR_CLONES
void philox_entities(std::uint32_t stream, const std::uint32_t* entities, std::uint32_t week,
                     const std::uint32_t* indices, std::uint32_t seed, std::uint32_t replicate,
                     std::uint32_t* out) {
  Lanes c0 = Lanes{} + stream, c1, c2 = Lanes{} + week, c3;
  for (std::size_t l = 0; l < kLanes; ++l) c1[l] = entities[l], c3[l] = indices[l];
  philox_rounds(c0, c1, c2, c3, seed, replicate, out);
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

#ifdef PILOTWAVE_WIDE_SCAN
/// The same with a register of sixteen words at a time.
__attribute__((target("avx512f"))) std::uint32_t find_in_tails_wide(const std::uint32_t* words,
                                                                    std::uint32_t n, std::uint32_t from,
                                                                    std::uint32_t width, std::uint32_t* out) {
  constexpr std::uint32_t kWide = 16;
  const __m512i start = _mm512_set1_epi32(static_cast<int>(from)),
                reach = _mm512_set1_epi32(static_cast<int>(width)), stride = _mm512_set1_epi32(kWide);
  __m512i seat = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  std::uint32_t found = 0, k = 0;
  for (; k + kWide <= n; k += kWide) {
    const __m512i at = _mm512_sub_epi32(_mm512_loadu_si512(words + k), start);
    const __mmask16 in = _mm512_cmplt_epu32_mask(at, reach);
    // A whole register is stored: what lies beyond those found is overwritten by the next, and found <= k.
    _mm512_storeu_si512(out + found, _mm512_maskz_compress_epi32(in, seat));
    found += static_cast<std::uint32_t>(__builtin_popcount(in));
    seat = _mm512_add_epi32(seat, stride);
  }
  for (; k < n; ++k) {
    if (words[k] - from < width) out[found++] = k;
  }
  return found;
}
#endif

/// Word by word the calls of so many entities. @param step  1: indices[i] belongs to entity i; 0: kLanes
/// indices serve all
void fill_each(const Luck& luck, Stream stream, std::span<const std::uint32_t> entities, std::uint32_t week,
               const std::uint32_t* indices, std::size_t step, std::vector<std::uint32_t>& out) {
  const std::size_t n = entities.size(), n_whole = n / kLanes * kLanes;
  out.resize(kCallWords * (n_whole + (n_whole < n ? kLanes : 0)));
  const auto draw = [&](const std::uint32_t* of, const std::uint32_t* with, std::size_t at) {
    philox_entities(static_cast<std::uint32_t>(stream), of, week, with, luck.seed(), luck.replicate(),
                    out.data() + kCallWords * at);
  };
  for (std::size_t at = 0; at < n_whole; at += kLanes) draw(entities.data() + at, indices + step * at, at);
  if (n_whole == n) return;
  std::array<std::uint32_t, kLanes> last{}, last_index{};
  std::copy_n(entities.data() + n_whole, n - n_whole, last.begin());
  std::copy_n(indices + step * n_whole, n - n_whole, last_index.begin());
  draw(last.data(), last_index.data(), n_whole);
}

}  // namespace

SeatScratch& seat_scratch() {
  thread_local SeatScratch scratch;
  return scratch;
}

LuckTails::LuckTails(double low, double high, std::uint32_t rotation) {
  constexpr double kWords = 0x1p32;
  const double below = std::ceil(low * kWords) + 1, above = std::floor((1 - high) * kWords) - 1;
  everyone = below >= above;
  if (everyone) return;
  // The two tails meet where words wrap round: one range, one comparison.
  const auto start = static_cast<std::uint64_t>(std::max(0.0, above));
  from = static_cast<std::uint32_t>(start) - rotation;
  width = static_cast<std::uint32_t>((std::uint64_t{1} << 32) - start + static_cast<std::uint64_t>(below));
}

std::uint32_t seats_in_tails(std::span<const std::uint32_t> words, std::uint32_t n, const LuckTails& tails,
                             std::uint32_t* out) {
  if (tails.everyone) {
    std::iota(out, out + n, 0U);
    return n;
  }
#ifdef PILOTWAVE_WIDE_SCAN
  static const bool wide = __builtin_cpu_supports("avx512f") != 0;
  if (wide) return find_in_tails_wide(words.data(), n, tails.from, tails.width, out);
#endif
  return find_in_tails(words.data(), n, tails.from, tails.width, out);
}

void seats_in_tails(const std::vector<std::uint32_t>& words, std::uint32_t n, double low, double high,
                    std::uint32_t rotation, std::vector<std::uint32_t>& out) {
  out.resize(n);
  out.resize(seats_in_tails(std::span(words), n, LuckTails(low, high, rotation), out.data()));
}

void fill_seat_words(const Luck& luck, Stream stream, std::uint32_t place, std::uint32_t week,
                     std::uint32_t n, std::vector<std::uint32_t>& out) {
  out.resize((std::size_t{n} + kSeatBatch - 1) / kSeatBatch * kSeatBatch);
  fill_seat_words(luck, stream, place, week, 0, std::span(out));
}

void fill_call_words(const Luck& luck, Stream stream, std::uint32_t place, std::uint32_t week,
                     std::uint32_t n, std::vector<std::uint32_t>& out) {
  // A seat's word is word (seat mod 4) of index (seat / 4): these are the words of so many seats.
  fill_seat_words(luck, stream, place, week, kCallWords * n, out);
}

void fill_entity_words(const Luck& luck, Stream stream, std::span<const std::uint32_t> entities,
                       std::uint32_t week, std::uint32_t index, std::vector<std::uint32_t>& out) {
  std::array<std::uint32_t, kLanes> same{};
  same.fill(index);
  fill_each(luck, stream, entities, week, same.data(), 0, out);
}

void fill_pair_words(const Luck& luck, Stream stream, std::span<const std::uint32_t> entities,
                     std::uint32_t week, std::span<const std::uint32_t> indices,
                     std::vector<std::uint32_t>& out) {
  PILOTWAVE_ASSERT(entities.size() == indices.size(), "one index an entity");
  fill_each(luck, stream, entities, week, indices.data(), 1, out);
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
