#include "rng/philox_lanes.hpp"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace pilotwave {
namespace {

// Compilers do not find the instruction that multiplies the low halves of lanes by themselves: they multiply
// whole lanes, at three to ten times the price. So each width names its own.

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define PILOTWAVE_WIDE_PHILOX
#pragma GCC push_options
#pragma GCC target("avx512f")
namespace of_eight {
#define PILOTWAVE_LANES 8
// The masked form, of all lanes: the plain one starts from an undefined register, which GCC 12 warns of.
#define PILOTWAVE_MULTIPLY(a, b) \
  reinterpret_cast<Lanes>(       \
      _mm512_maskz_mul_epu32(__mmask8{0xff}, reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b)))
#define PILOTWAVE_FIRST 0, 8, 1, 9, 2, 10, 3, 11
#define PILOTWAVE_SECOND 4, 12, 5, 13, 6, 14, 7, 15
#include "rng/philox_lanes.inc"
}  // namespace of_eight
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx2")
namespace of_four {
#define PILOTWAVE_LANES 4
#define PILOTWAVE_MULTIPLY(a, b) \
  reinterpret_cast<Lanes>(_mm256_mul_epu32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(b)))
#define PILOTWAVE_FIRST 0, 4, 1, 5
#define PILOTWAVE_SECOND 2, 6, 3, 7
#include "rng/philox_lanes.inc"
}  // namespace of_four
#pragma GCC pop_options
#endif

namespace of_two {
#define PILOTWAVE_LANES 2
#if defined(__x86_64__)
#define PILOTWAVE_MULTIPLY(a, b) \
  reinterpret_cast<Lanes>(_mm_mul_epu32(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)))
#else
#define PILOTWAVE_MULTIPLY(a, b) (((a)&std::uint64_t{0xffffffffU}) * (b))
#endif
#define PILOTWAVE_FIRST 0, 2
#define PILOTWAVE_SECOND 1, 3
#include "rng/philox_lanes.inc"
}  // namespace of_two

constexpr PhiloxLanes kWidths[] = {
#ifdef PILOTWAVE_WIDE_PHILOX
    {"AVX-512", of_eight::of_place, of_eight::of_entities},
    {"AVX2", of_four::of_place, of_four::of_entities},
#endif
    {"128 bits", of_two::of_place, of_two::of_entities},
};

std::size_t best_width() {
#ifdef PILOTWAVE_WIDE_PHILOX
  return __builtin_cpu_supports("avx512f") ? 0 : __builtin_cpu_supports("avx2") ? 1 : 2;
#else
  return 0;
#endif
}

}  // namespace

std::span<const PhiloxLanes> philox_widths() {
  static const std::span<const PhiloxLanes> widths = std::span(kWidths).subspan(best_width());
  return widths;
}

}  // namespace pilotwave
