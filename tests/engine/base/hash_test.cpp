#include "base/hash.hpp"

#include <bit>
#include <limits>
#include <set>
#include <span>
#include <vector>

#include <catch2/catch.hpp>

#include "base/word_hash.hpp"

using namespace pilotwave;

TEST_CASE("The text hash gives FNV-1a's published 64-bit values") {
  CHECK(stable_hash("") == 0xcbf29ce484222325ULL);
  CHECK(stable_hash("a") == 0xaf63dc4c8601ec8cULL);
  CHECK(stable_hash("foobar") == 0x85944171f73967e8ULL);
}

TEST_CASE("Hashing in pieces is hashing the whole") {
  Fnv1a pieces;
  pieces.bytes("foo", 3);
  pieces.bytes("", 0);
  pieces.bytes("bar", 3);
  CHECK(pieces.value() == stable_hash("foobar"));
}

TEST_CASE("Every bit of a folded number moves about half of the result's bits") {
  const std::uint64_t base = 0x0123456789abcdefULL;
  for (int bit = 0; bit < 64; ++bit) {
    INFO("bit " << bit);
    const int changed = std::popcount(fold32(base) ^ fold32(base ^ (std::uint64_t{1} << bit)));
    CHECK(changed >= 6);
    CHECK(changed <= 26);
  }
}

TEST_CASE("Small neighbouring numbers fold to different keys") {
  std::set<std::uint32_t> keys;
  for (std::uint64_t x = 0; x < 10000; ++x) keys.insert(fold32(x));
  // About 10000^2 / 2^33 = 0.01 collisions are expected by chance.
  CHECK(keys.size() == 10000);
}

TEST_CASE("Words are hashed as their bytes are, zero bytes or none") {
  std::vector<double> numbers = {
      0, -0.0, 1, 12, 0.1, -3.25, 1e300, 5e-324, std::numeric_limits<double>::quiet_NaN()};
  std::uint64_t word = 88172645463325252ULL;
  for (int i = 0; i < 1000; ++i) {
    word ^= word << 13, word ^= word >> 7, word ^= word << 17;
    numbers.push_back(std::bit_cast<double>(word & (~std::uint64_t{0} << (8 * (i % 8)))));
  }
  WordHash hash;
  Fnv1a bytes;
  for (const double number : numbers) {
    hash.doubles(std::span(&number, 1));
    const auto bits = std::bit_cast<std::uint64_t>(number);
    for (std::size_t b = 0; b < sizeof bits; ++b) {
      const auto byte = static_cast<unsigned char>(bits >> (8 * b));
      bytes.bytes(&byte, 1);
    }
    REQUIRE(hash.value() == bytes.value());
  }
}
