#include "rng/flag_scan.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "base/assert.hpp"

namespace pilotwave {
namespace {

std::uint32_t one_by_one(const std::uint32_t* words, const std::uint8_t* flags, std::uint32_t n,
                         const FlagTails& tails, std::uint32_t* out, std::uint32_t& found) {
  for (std::uint32_t k = 0; k < n; ++k) {
    if (tails.may_turn(words[k], flags[k])) out[found++] = k;
  }
  return n;
}

#if defined(__x86_64__)
constexpr std::uint32_t kBlock = 16;
// Registers compare signed numbers only, up to 256 bits: all sides are moved down by half of all words.
constexpr std::uint32_t kHalf = 0x80000000U;

/// Of sixteen seats those whose flag may turn, written down.
/// @param above, below  bits of those whose luck lies above the last gain, below the first loss
__attribute__((always_inline)) inline void note(std::uint32_t k, std::uint32_t above, std::uint32_t below,
                                                const std::uint8_t* flags, int shift, std::uint32_t* out,
                                                std::uint32_t& found) {
  constexpr std::uint32_t kAll = (1U << kBlock) - 1;
  // The flag of each byte is moved to its top, from where bits are gathered.
  const __m128i held = _mm_slli_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(flags)), shift);
  const auto has = static_cast<std::uint32_t>(_mm_movemask_epi8(held));
  for (std::uint32_t in = ((~above & ~has) | (~below & has)) & kAll; in != 0; in &= in - 1)
    out[found++] = k + static_cast<std::uint32_t>(std::countr_zero(in));
}

int shift_to_top(std::uint8_t flag) {
  constexpr int kTop = 7;
  return kTop - std::countr_zero(flag);
}

std::uint32_t by_four(const std::uint32_t* words, const std::uint8_t* flags, std::uint32_t n,
                      const FlagTails& tails, std::uint32_t* out, std::uint32_t& found) {
  const __m128i moved = _mm_set1_epi32(static_cast<int>(tails.rotation + kHalf)),
                gain = _mm_set1_epi32(static_cast<int>(tails.last_gain + kHalf)),
                loss = _mm_set1_epi32(static_cast<int>(tails.first_loss + kHalf));
  const int shift = shift_to_top(tails.flag);
  std::uint32_t k = 0;
  for (; k + kBlock <= n; k += kBlock) {
    __m128i above[4], below[4];  // by quarter
    for (int quarter = 0; quarter < 4; ++quarter) {
      const __m128i luck =
          _mm_add_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(words + k) + quarter), moved);
      above[quarter] = _mm_cmpgt_epi32(luck, gain);
      below[quarter] = _mm_cmplt_epi32(luck, loss);
    }
    const auto bits = [](const __m128i* four) {
      return static_cast<std::uint32_t>(_mm_movemask_epi8(
          _mm_packs_epi16(_mm_packs_epi32(four[0], four[1]), _mm_packs_epi32(four[2], four[3]))));
    };
    note(k, bits(above), bits(below), flags + k, shift, out, found);
  }
  return k;
}

__attribute__((target("avx2"))) std::uint32_t bits_of(__m256i first, __m256i second) {
  constexpr int kHeld = 8;
  return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(first)) |
                                    _mm256_movemask_ps(_mm256_castsi256_ps(second)) << kHeld);
}

__attribute__((target("avx2"))) std::uint32_t by_eight(const std::uint32_t* words, const std::uint8_t* flags,
                                                       std::uint32_t n, const FlagTails& tails,
                                                       std::uint32_t* out, std::uint32_t& found) {
  const __m256i moved = _mm256_set1_epi32(static_cast<int>(tails.rotation + kHalf)),
                gain = _mm256_set1_epi32(static_cast<int>(tails.last_gain + kHalf)),
                loss = _mm256_set1_epi32(static_cast<int>(tails.first_loss + kHalf));
  const int shift = shift_to_top(tails.flag);
  std::uint32_t k = 0;
  for (; k + kBlock <= n; k += kBlock) {
    const auto* at = reinterpret_cast<const __m256i*>(words + k);
    const __m256i first = _mm256_add_epi32(_mm256_loadu_si256(at), moved),
                  second = _mm256_add_epi32(_mm256_loadu_si256(at + 1), moved);
    note(k, bits_of(_mm256_cmpgt_epi32(first, gain), _mm256_cmpgt_epi32(second, gain)),
         bits_of(_mm256_cmpgt_epi32(loss, first), _mm256_cmpgt_epi32(loss, second)), flags + k, shift, out,
         found);
  }
  return k;
}

__attribute__((target("avx512f,avx512bw,avx512vl,popcnt"))) std::uint32_t by_sixteen(
    const std::uint32_t* words, const std::uint8_t* flags, std::uint32_t n, const FlagTails& tails,
    std::uint32_t* out, std::uint32_t& found) {
  const __m512i moved = _mm512_set1_epi32(static_cast<int>(tails.rotation)),
                gain = _mm512_set1_epi32(static_cast<int>(tails.last_gain)),
                loss = _mm512_set1_epi32(static_cast<int>(tails.first_loss)),
                stride = _mm512_set1_epi32(kBlock);
  const __m128i flag = _mm_set1_epi8(static_cast<char>(tails.flag));
  __m512i seat = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  std::uint32_t k = 0;
  for (; k + kBlock <= n; k += kBlock) {
    const __m512i luck = _mm512_add_epi32(_mm512_loadu_si512(words + k), moved);
    const __mmask16 has =
        _mm_test_epi8_mask(_mm_loadu_si128(reinterpret_cast<const __m128i*>(flags + k)), flag);
    const __mmask16 in = static_cast<__mmask16>(_mm512_mask_cmple_epu32_mask(_knot_mask16(has), luck, gain) |
                                                _mm512_mask_cmpge_epu32_mask(has, luck, loss));
    // A whole register is stored: what lies beyond those found is overwritten by the next, and found <= k.
    _mm512_storeu_si512(out + found, _mm512_maskz_compress_epi32(in, seat));
    found += static_cast<std::uint32_t>(__builtin_popcount(in));
    seat = _mm512_add_epi32(seat, stride);
  }
  return k;
}

constexpr FlagScan kScans[] = {
    {"512 bits", by_sixteen}, {"256 bits", by_eight}, {"128 bits", by_four}, {"one by one", one_by_one}};

std::size_t best_scan() {
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl"))
    return 0;
  return __builtin_cpu_supports("avx2") ? 1 : 2;
}
#else
constexpr FlagScan kScans[] = {{"one by one", one_by_one}};
std::size_t best_scan() { return 0; }
#endif

}  // namespace

FlagTails::FlagTails(double gain, double loss, std::uint8_t flag_, std::uint32_t rotation_)
    : rotation(rotation_), flag(flag_) {
  PILOTWAVE_ASSERT(std::has_single_bit(flag_), "one flag at a time");
  constexpr double kWords = 0x1p32, kLast = kWords - 1;
  last_gain = static_cast<std::uint32_t>(std::clamp(std::ceil(gain * kWords), 0.0, kLast));
  first_loss = static_cast<std::uint32_t>(std::clamp(std::floor((1 - loss) * kWords) - 1, 0.0, kLast));
}

std::span<const std::uint32_t> seats_to_turn(const std::vector<std::uint32_t>& words,
                                             std::span<const std::uint8_t> flags, const FlagTails& tails,
                                             std::vector<std::uint32_t>& room) {
  static const FlagScan best = flag_scans().front();
  const auto n = static_cast<std::uint32_t>(flags.size());
  if (room.size() < n) room.resize(n);
  std::uint32_t found = 0;
  for (std::uint32_t k = best.scan(words.data(), flags.data(), n, tails, room.data(), found); k < n; ++k) {
    if (tails.may_turn(words[k], flags[k])) room[found++] = k;
  }
  return std::span(room).first(found);
}

std::span<const FlagScan> flag_scans() {
  static const std::span<const FlagScan> scans = std::span(kScans).subspan(best_scan());
  return scans;
}

}  // namespace pilotwave
