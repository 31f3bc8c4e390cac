#include "rng/seat_words.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <numeric>

#if defined(__x86_64__)
#include <immintrin.h>
#define PILOTWAVE_WIDE_SCAN
#endif

#include "base/assert.hpp"
#include "rng/philox_lanes.hpp"

namespace pilotwave {
namespace {

constexpr std::uint32_t kTailBlock = 16;

/// Which of sixteen words lie less than `width` beyond `from`, as bits.
std::uint32_t which_of_sixteen(const std::uint32_t* words, std::uint32_t from, std::uint32_t width) {
#if defined(__SSE2__)
  // Registers compare signed numbers only: both sides are moved down by half of all words.
  constexpr std::uint32_t kHalf = 0x80000000U;
  const __m128i start = _mm_set1_epi32(static_cast<int>(from + kHalf)),
                reach = _mm_set1_epi32(static_cast<int>(width - kHalf));
  const auto within = [&](int quarter) {
    const __m128i four = _mm_loadu_si128(reinterpret_cast<const __m128i*>(words) + quarter);
    return _mm_cmplt_epi32(_mm_sub_epi32(four, start), reach);
  };
  const __m128i low = _mm_packs_epi32(within(0), within(1)), high = _mm_packs_epi32(within(2), within(3));
  return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(low, high)));
#else
  std::uint32_t bits = 0;
  for (std::uint32_t i = 0; i < kTailBlock; ++i) bits |= (words[i] - from < width ? 1U : 0U) << i;
  return bits;
#endif
}

std::uint32_t find_in_tails(const std::uint32_t* words, std::uint32_t n, std::uint32_t from,
                            std::uint32_t width, std::uint32_t* out) {
  std::uint32_t found = 0;
  for (std::uint32_t block = 0; block < n; block += kTailBlock) {  // words are filled to whole batches
    for (std::uint32_t bits = which_of_sixteen(words + block, from, width); bits != 0; bits &= bits - 1) {
      const std::uint32_t k = block + static_cast<std::uint32_t>(std::countr_zero(bits));
      if (k < n) out[found++] = k;
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

/// The calls of so many entities. @param step  1: indices[i] belongs to entity i; 0: kCallBatch indices serve
/// all
void fill_each(const Luck& luck, Stream stream, std::span<const std::uint32_t> entities, std::uint32_t week,
               const std::uint32_t* indices, std::size_t step, std::vector<std::uint32_t>& out) {
  const PhiloxLanes& lanes = philox_widths().front();
  const std::size_t n = entities.size(), n_whole = n / kCallBatch * kCallBatch;
  out.resize(kCallWords * (n_whole + (n_whole < n ? kCallBatch : 0)));
  for (std::size_t at = 0; at < n_whole; at += step == 0 ? kCallBatch : n_whole) {
    lanes.of_entities(luck, stream, entities.data() + at, week, indices, step == 0 ? kCallBatch : n_whole,
                      out.data() + kCallWords * at);
  }
  if (n_whole == n) return;
  std::array<std::uint32_t, kCallBatch> last{}, last_index{};
  std::copy_n(entities.data() + n_whole, n - n_whole, last.begin());
  std::copy_n(indices + step * n_whole, n - n_whole, last_index.begin());
  lanes.of_entities(luck, stream, last.data(), week, last_index.data(), kCallBatch,
                    out.data() + kCallWords * n_whole);
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

std::span<const std::uint32_t> seats_in_tails(const std::vector<std::uint32_t>& words, std::uint32_t n,
                                              const LuckTails& tails, std::vector<std::uint32_t>& room) {
  if (room.size() < n) room.resize(n);
  return std::span(room).first(seats_in_tails(std::span(words), n, tails, room.data()));
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
  std::array<std::uint32_t, kCallBatch> same{};
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
  static_assert(kSeatBatch == kCallWords * kCallBatch, "a batch of seats is a batch of calls");
  PILOTWAVE_ASSERT(first % kSeatBatch == 0 && out.size() % kSeatBatch == 0, "whole batches");
  philox_widths().front().of_place(luck, stream, place, week, first / kCallWords, out.size() / kCallWords,
                                   out.data());
}

}  // namespace pilotwave
