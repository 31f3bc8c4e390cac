#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace pilotwave {

/// Bytes whose bits byte_bits gathers at once.
inline constexpr std::size_t kBytesInMask = 64;

/// One bit of each of 64 bytes: bit i of the result is bit `kBit` of bytes[i]. Counting many kinds of people
/// is then a matter of ANDs and of counting bits, whatever the width of vector registers.
template <int kBit>
[[nodiscard]] inline std::uint64_t byte_bits(const std::uint8_t* bytes) {
  std::uint64_t mask = 0;
#if defined(__SSE2__)
  constexpr std::size_t kRegister = 16;
  for (std::size_t at = 0; at < kBytesInMask; at += kRegister) {
    const __m128i all = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at));
    // The instruction gathers top bits. Shifting is by words of 16 bits: what comes over from the byte below
    // stays below the top bit.
    const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_slli_epi16(all, 7 - kBit)));
    mask |= std::uint64_t{bits} << at;
  }
#else
  for (std::size_t i = 0; i < kBytesInMask; ++i) mask |= std::uint64_t{bytes[i] >> kBit & 1U} << i;
#endif
  return mask;
}

}  // namespace pilotwave
