#include "rng/flag_scan.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <utility>

#include "rng/draw.hpp"
#include "rng/seat_words.hpp"

namespace pilotwave::test {
namespace {

constexpr std::pair<double, double> kGainAndLoss[] = {{0.0, 0.0},   {0.0, 0.05}, {0.05, 0.0}, {0.3, 0.2},
                                                      {1e-9, 1e-9}, {0.7, 0.6},  {1.0, 0.0},  {2.0, 3.0}};

/// Flags of every kind, and words at the bounds beside random ones.
struct Seats {
  std::vector<std::uint32_t> words, states;
  std::vector<std::uint8_t> flags;

  explicit Seats(std::uint32_t n) : flags(n) {
    const Luck luck(9, 2);
    fill_seat_words(luck, Stream::StudentGuidance, 5, n, n, words);
    fill_seat_words(luck, Stream::StudentUse, 5, n, n, states);
    for (std::uint32_t k = 0; k < n; ++k) flags[k] = static_cast<std::uint8_t>(states[k] >> 24);
  }
};

}  // namespace

TEST_CASE("those whose flag luck may turn are found, in order, and few others") {
  std::vector<std::uint32_t> room;
  for (const std::uint32_t n : {0U, 1U, 15U, 16U, 17U, 31U, 1500U}) {
    const Seats s(n);
    for (const auto& [gain, loss] : kGainAndLoss) {
      for (const std::uint32_t rotation : {0U, 0x55555555U, 0xaaaaaaaaU}) {
        for (const std::uint8_t flag : {std::uint8_t{1}, std::uint8_t{8}, std::uint8_t{128}}) {
          const auto seats = seats_to_turn(s.words, s.flags, {gain, loss, flag, rotation}, room);
          CHECK(std::is_sorted(seats.begin(), seats.end()));
          CHECK(std::adjacent_find(seats.begin(), seats.end()) == seats.end());
          std::size_t must = 0;
          for (std::uint32_t k = 0; k < n; ++k) {
            const double u = Luck::to_unit32(s.words[k] + rotation);
            if ((s.flags[k] & flag) != 0 ? u <= 1 - loss : u >= gain) continue;
            ++must;
            REQUIRE(std::binary_search(seats.begin(), seats.end(), k));
          }
          CHECK(seats.size() <= must + 1);
        }
      }
    }
  }
}

TEST_CASE("every width of registers finds the same seats") {
  constexpr std::uint32_t kSeats = 1504;
  Seats s(kSeats);
  const FlagTails tails(0.3, 0.2, 4, 0x55555555U);
  std::uint32_t k = 0;  // the words about each bound, with the flag and without it
  for (const std::uint32_t bound : {tails.last_gain, tails.first_loss, 0x80000000U, 0U}) {
    for (std::uint32_t near = 0; near < 6; ++near, ++k) {
      s.words[k] = bound - 1 + near / 2 - tails.rotation;
      s.flags[k] = static_cast<std::uint8_t>(near % 2 == 0 ? 0xff : 0xfb);
    }
  }
  std::vector<std::uint32_t> expected;
  for (std::uint32_t seat = 0; seat < kSeats; ++seat) {
    if (tails.may_turn(s.words[seat], s.flags[seat])) expected.push_back(seat);
  }
  REQUIRE(!flag_scans().empty());
  for (const FlagScan& way : flag_scans()) {
    INFO(way.width);
    std::vector<std::uint32_t> found(kSeats);
    std::uint32_t n = 0;
    REQUIRE(way.scan(s.words.data(), s.flags.data(), kSeats, tails, found.data(), n) == kSeats);
    found.resize(n);
    CHECK(found == expected);
  }
}

}  // namespace pilotwave::test
