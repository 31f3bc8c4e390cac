#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pilotwave {

/// 64-bit FNV-1a over 64-bit words, low byte first: what Fnv1a gives for their bytes on a little-endian
/// machine, in fewer steps. A zero byte only multiplies, and whole numbers held as doubles, or "no value",
/// begin with several: these go in one multiplication.
class WordHash {
 public:
  void words(std::span<const std::uint64_t> words) {
    for (const std::uint64_t word : words) add(word);
  }
  void doubles(std::span<const double> numbers) {
    for (const double number : numbers) add(std::bit_cast<std::uint64_t>(number));
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  static constexpr std::uint64_t kPrime = 0x100000001b3ULL;
  static constexpr std::size_t kBytes = sizeof(std::uint64_t);
  /// Powers of the prime, from 0 to 8.
  static constexpr std::array<std::uint64_t, kBytes + 1> kPower = [] {
    std::array<std::uint64_t, kBytes + 1> power{1};
    for (std::size_t i = 1; i < power.size(); ++i) power[i] = power[i - 1] * kPrime;
    return power;
  }();

  void add(std::uint64_t word) {
    if (word == 0) {
      hash_ *= kPower[kBytes];
      return;
    }
    const auto zeros = static_cast<std::size_t>(std::countr_zero(word)) / 8;
    hash_ *= kPower[zeros];
    word >>= 8 * zeros;
    for (std::size_t i = zeros; i < kBytes; ++i) {
      hash_ = (hash_ ^ (word & 0xff)) * kPrime;
      word >>= 8;
    }
  }

  std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

}  // namespace pilotwave
