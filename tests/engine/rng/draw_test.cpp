#include "rng/draw.hpp"

#include <limits>
#include <set>

#include <catch2/catch.hpp>

#include "rng/samplers.hpp"

using namespace pilotwave;

namespace {

constexpr Stream stream(std::uint32_t number) { return static_cast<Stream>(number); }

}  // namespace

TEST_CASE("VV-Q1: key and counter hold seed, replicate, stream, entity, week and index, in that order") {
  struct Row {
    std::uint32_t seed, replicate, stream, entity, week, index;
    PhiloxCounter words;
    double uniform;
  };
  const Row rows[] = {
      {1, 0, 0, 0, 0, 0, {0xe3e80670, 0xe50a0ebc, 0x95f222c0, 0xb615aa27}, 0.8946847163350924},
      {1, 1, 0, 0, 0, 0, {0xa1cfb571, 0x2cef5b95, 0xd51dc87d, 0x02fadfa7}, 0.1755273094475445},
      {2026, 7, 3, 1042, 17, 0, {0x7f300c68, 0x826d59e5, 0x8ba270f7, 0x8c2e6162}, 0.5094810662550914},
      {2026, 7, 3, 1042, 18, 0, {0x3e7c0da3, 0x8b47a416, 0x76998676, 0x3b336f2d}, 0.5440619043642841},
      {2026, 7, 4, 1042, 17, 0, {0x71aeee3b, 0x0750e478, 0x2dfbd345, 0x9e65ff08}, 0.0285780710270803},
      {2026, 7, 3, 1043, 17, 0, {0x2a5eda95, 0x342c063e, 0xfb4f7d03, 0xc52d75d1}, 0.2037967588206543},
      {2026, 7, 3, 1042, 17, 1, {0x4f7d64e8, 0x297ebcf6, 0x272eaf75, 0x8e687ebb}, 0.1620901204437266}};
  std::set<PhiloxCounter> distinct;
  for (const Row& r : rows) {
    const Luck luck(r.seed, r.replicate);
    const PhiloxCounter words = luck.words(stream(r.stream), r.entity, r.week, r.index);
    CHECK(words == r.words);
    CHECK(luck.uniform(stream(r.stream), r.entity, r.week, r.index) ==
          Approx(r.uniform).margin(5e-17).epsilon(0));
    distinct.insert(words);
  }
  CHECK(distinct.size() == 7);
}

TEST_CASE("VV-G4: words become numbers by frozen rules") {
  struct Row {
    PhiloxCounter words;
    double open32, unit53, normal, exponential;
  };
  const Row rows[] = {{{0x6627e8d5, 0xe169c58d, 0, 0},
                       0.39904647076036781,
                       0.88052019788861424,
                       1.17759123905,
                       2.12460794188446},
                      {{0x408f276d, 0x41c83b0e, 0, 0},
                       0.25218435691203922,
                       0.2569615278048869,
                       -0.652741325749,
                       0.297007456069073},
                      {{0xd16cfe09, 0x94fdcceb, 0, 0},
                       0.81806934101041406,
                       0.58199768788601947,
                       0.207006702255,
                       0.87226831509952}};
  for (const Row& r : rows) {
    CHECK(Luck::to_unit32(r.words[0]) == r.open32);
    const double u = Luck::to_unit53(r.words, 0);
    CHECK(u == r.unit53);
    CHECK(normal_quantile(u) == Approx(r.normal).epsilon(5e-12));
    CHECK(exponential_quantile(u, 1.0) == Approx(r.exponential).epsilon(5e-14));
  }
}

TEST_CASE("VV-G4: no word gives a number outside its interval") {
  constexpr std::uint32_t kOnes = std::numeric_limits<std::uint32_t>::max();
  CHECK(Luck::to_unit53({0, 0, kOnes, kOnes}, 0) == 0.0);
  CHECK(Luck::to_unit53({0, 0, kOnes, kOnes}, 2) == 1.0 - 0x1p-53);
  CHECK(Luck::to_unit32(0) == 0x1p-33);
  CHECK(Luck::to_unit32(kOnes) == 1.0 - 0x1p-33);
  CHECK(exponential_quantile(Luck::to_unit53({kOnes, kOnes, 0, 0}, 0), 1.0) == Approx(36.7368005696771));
  CHECK(exponential_quantile(0.0, 1.0) == 0.0);
}

TEST_CASE("Each seat of a place has its own word, four seats to a call") {
  const Luck luck(7, 3);
  for (std::uint32_t seat = 0; seat < 12; ++seat) {
    const PhiloxCounter words = luck.words(Stream::TeacherUse, 99, 5, seat / 4);
    CHECK(luck.seat_word(Stream::TeacherUse, 99, 5, seat) == words[seat % 4]);
    CHECK(luck.seat_uniform(Stream::TeacherUse, 99, 5, seat) == Luck::to_unit32(words[seat % 4]));
  }
}

TEST_CASE("Luck is its seed and replicate") {
  CHECK(Luck(8, 2).seed() == 8);
  CHECK(Luck(8, 2).replicate() == 2);
  CHECK(Luck(8, 2).words(Stream::StudentUse, 1, 2, 3) == Luck(8, 2).words(Stream::StudentUse, 1, 2, 3));
}
