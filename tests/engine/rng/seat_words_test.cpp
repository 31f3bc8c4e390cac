#include "rng/seat_words.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

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

TEST_CASE("batched words of calls are all the words that single calls give") {
  const Luck luck(20260803, 41);
  std::vector<std::uint32_t> words;
  for (const std::uint32_t n : {0U, 1U, 15U, 16U, 17U, 250U}) {
    fill_call_words(luck, Stream::TeacherUse, 0xdeadbeefU, 77, n, words);
    REQUIRE(words.size() >= kCallWords * n);
    for (std::uint32_t i = 0; i < n; ++i) {
      const PhiloxCounter call = luck.words(Stream::TeacherUse, 0xdeadbeefU, 77, i);
      for (std::uint32_t j = 0; j < kCallWords; ++j) REQUIRE(words[kCallWords * i + j] == call[j]);
    }
  }
}

TEST_CASE("batched words of many people are the words that single calls give each of them") {
  const Luck luck(20260803, 41);
  std::vector<std::uint32_t> words;
  for (const std::uint32_t n : {0U, 1U, 15U, 16U, 17U, 250U}) {
    std::vector<std::uint32_t> people(n);
    for (std::uint32_t i = 0; i < n; ++i) people[i] = i * 2654435761U;
    fill_entity_words(luck, Stream::StudentStart, people, 77, 3, words);
    REQUIRE(words.size() >= kCallWords * n);
    for (std::uint32_t i = 0; i < n; ++i) {
      const PhiloxCounter call = luck.words(Stream::StudentStart, people[i], 77, 3);
      for (std::uint32_t j = 0; j < kCallWords; ++j) REQUIRE(words[kCallWords * i + j] == call[j]);
    }
    const std::vector<std::uint32_t> others(people.rbegin(), people.rend());
    fill_pair_words(luck, Stream::AdviceTies, people, 1, others, words);
    REQUIRE(words.size() >= kCallWords * n);
    for (std::uint32_t i = 0; i < n; ++i) {
      const PhiloxCounter call = luck.words(Stream::AdviceTies, people[i], 1, others[i]);
      for (std::uint32_t j = 0; j < kCallWords; ++j) REQUIRE(words[kCallWords * i + j] == call[j]);
    }
  }
}

TEST_CASE("a part of the words is the same words, wherever it starts") {
  const Luck luck(20260803, 41);
  std::vector<std::uint32_t> part(3 * kSeatBatch);
  for (const std::uint32_t first : {0U, kSeatBatch, 1'000'000 * kSeatBatch}) {
    fill_seat_words(luck, user_stream(3), 1, 2, first, std::span(part));
    for (std::uint32_t k = 0; k < part.size(); ++k)
      REQUIRE(part[k] == luck.seat_word(user_stream(3), 1, 2, first + k));
  }
}

TEST_CASE("the tails of luck hold everybody below and above the bounds, in order, and few others") {
  const Luck luck(7, 3);
  std::vector<std::uint32_t> words, room;
  for (const std::uint32_t n : {1U, 31U, 32U, 33U, 1500U}) {
    fill_seat_words(luck, Stream::StudentUse, 5, n, n, words);
    for (const auto& [low, high] : {std::pair{0.0, 0.0},
                                    {0.0, 0.05},
                                    {0.05, 0.0},
                                    {0.03, 0.2},
                                    {1e-9, 1e-9},
                                    {0.7, 0.6},
                                    {1.0, 0.0},
                                    {2.0, 3.0}}) {
      for (const std::uint32_t rotation : {0U, 0x55555555U, 0xaaaaaaaaU}) {
        const auto seats = seats_in_tails(words, n, {low, high, rotation}, room);
        CHECK(std::is_sorted(seats.begin(), seats.end()));
        CHECK(std::adjacent_find(seats.begin(), seats.end()) == seats.end());
        std::size_t must = 0;
        for (std::uint32_t k = 0; k < n; ++k) {
          const double u = Luck::to_unit32(words[k] + rotation);
          if (u >= low && u <= 1 - high) continue;
          ++must;
          REQUIRE(std::binary_search(seats.begin(), seats.end(), k));
        }
        CHECK(seats.size() <= must + 1);
      }
    }
  }
}
