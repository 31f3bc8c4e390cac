#include "base/bulk_hash.hpp"

#include <bit>
#include <vector>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace pilotwave {
namespace {

/// @param data  words of 64 bits
std::uint64_t of_words(const void* data, std::size_t n, std::uint64_t seed) {
  if constexpr (std::endian::native == std::endian::little) {
    return XXH3_64bits_withSeed(data, n * sizeof(std::uint64_t), seed);
  } else {
    std::vector<std::uint64_t> turned(n);
    for (std::size_t i = 0; i < n; ++i)
      turned[i] = __builtin_bswap64(static_cast<const std::uint64_t*>(data)[i]);
    return XXH3_64bits_withSeed(turned.data(), n * sizeof(std::uint64_t), seed);
  }
}

}  // namespace

std::uint64_t bulk_hash(std::span<const double> numbers, std::uint64_t seed) {
  return of_words(numbers.data(), numbers.size(), seed);
}

std::uint64_t bulk_hash(std::span<const std::uint64_t> words, std::uint64_t seed) {
  return of_words(words.data(), words.size(), seed);
}

}  // namespace pilotwave
