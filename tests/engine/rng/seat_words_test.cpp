#include "rng/seat_words.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("batched seat words are the words that single draws give, for every number of seats") {
  const Luck luck(20260803, 41);
  std::vector<std::uint32_t> words;
  for (const std::uint32_t n : {0U, 1U, 3U, 4U, 63U, 64U, 65U, 1000U}) {
    fill_seat_words(luck, Stream::StudentUse, 0xdeadbeefU, 77, n, words);
    REQUIRE(words.size() >= n);
    for (std::uint32_t k = 0; k < n; ++k)
      REQUIRE(words[k] == luck.seat_word(Stream::StudentUse, 0xdeadbeefU, 77, k));
  }
}
