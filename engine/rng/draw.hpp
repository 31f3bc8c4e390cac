#pragma once

#include <cstdint>

#include "rng/philox.hpp"
#include "rng/stream.hpp"

namespace pilotwave {

/// The randomness of one replicate: key (seed, replicate), counter (stream, entity, week, index). Holds no
/// state; every draw is a pure function of what it is for, so two plans ask the same questions and get the
/// same answers.
///
/// Fold for agents: `entity` is the key of the agent's place (a school's 32-bit key, or 0 for the district)
/// and `index` is the agent's seat in that place. One call yields four independent words; rules that need one
/// word for each of many seats use word (seat mod 4) of index (seat / 4), see `seat_word`.
class Luck {
 public:
  constexpr Luck(std::uint32_t seed, std::uint32_t replicate) : key_{seed, replicate} {}

  [[nodiscard]] constexpr PhiloxCounter words(Stream stream, std::uint32_t entity, std::uint32_t week,
                                              std::uint32_t index) const {
    return philox4x32({static_cast<std::uint32_t>(stream), entity, week, index}, key_);
  }
  /// Uniform in [0, 1) with 53 bits, from the first two words: ((w1 * 2^32 + w0) >> 11) / 2^53.
  [[nodiscard]] constexpr double uniform(Stream stream, std::uint32_t entity, std::uint32_t week,
                                         std::uint32_t index) const {
    return to_unit53(words(stream, entity, week, index), 0);
  }
  /// 32 random bits for one seat of a place.
  [[nodiscard]] constexpr std::uint32_t seat_word(Stream stream, std::uint32_t place, std::uint32_t week,
                                                  std::uint32_t seat) const {
    return words(stream, place, week, seat / 4)[seat % 4];
  }
  /// Uniform in (0, 1) with 32 bits for one seat of a place.
  [[nodiscard]] constexpr double seat_uniform(Stream stream, std::uint32_t place, std::uint32_t week,
                                              std::uint32_t seat) const {
    return to_unit32(seat_word(stream, place, week, seat));
  }

  /// (w + 1/2) / 2^32: never 0, never 1.
  [[nodiscard]] static constexpr double to_unit32(std::uint32_t w) {
    return (static_cast<double>(w) + 0.5) * 0x1p-32;
  }
  /// 53-bit uniform in [0, 1) from words (first, first + 1) of a call; first is 0 or 2.
  [[nodiscard]] static constexpr double to_unit53(const PhiloxCounter& w, std::size_t first) {
    const std::uint64_t bits = (std::uint64_t{w[first + 1]} << 32) | w[first];
    return static_cast<double>(bits >> 11) * 0x1p-53;
  }

  /// Uniform among 0 .. n - 1, n >= 1, from one word: the high half of word * n, biased by less than n /
  /// 2^32.
  [[nodiscard]] static constexpr std::uint32_t below(std::uint32_t word, std::uint32_t n) {
    return static_cast<std::uint32_t>((std::uint64_t{word} * n) >> 32);
  }

  [[nodiscard]] constexpr std::uint32_t seed() const { return key_[0]; }
  [[nodiscard]] constexpr std::uint32_t replicate() const { return key_[1]; }

 private:
  PhiloxKey key_;
};

}  // namespace pilotwave
