#include "base/hash.hpp"

#include <bit>
#include <set>

#include <catch2/catch.hpp>

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
