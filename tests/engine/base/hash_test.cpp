#include "base/hash.hpp"

#include <bit>
#include <set>
#include <span>
#include <vector>

#include <catch2/catch.hpp>

#include "base/bulk_hash.hpp"

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

TEST_CASE("results are hashed by XXH3: its published values, and every bit counts") {
  // The empty input, from the vectors that xxHash is tested with (seed 0, and the 64-bit prime as seed).
  CHECK(bulk_hash(std::span<const double>{}) == 0x2D06800538D394C2ULL);
  CHECK(bulk_hash(std::span<const std::uint64_t>{}, 0x9E3779B185EBCA8DULL) == 0xA8A6B918B2F0364AULL);
  for (const std::size_t n : {1U, 2U, 3U, 17U, 40U, 1000U}) {
    std::vector<double> numbers(n, 0.25);
    std::set<std::uint64_t> hashes{bulk_hash(numbers)};
    CHECK(bulk_hash(numbers) == *hashes.begin());
    hashes.insert(bulk_hash(numbers, 1));
    for (double& number : numbers) {
      for (const std::uint64_t bit : {0U, 31U, 32U, 63U}) {
        const double was = number;
        number = std::bit_cast<double>(std::bit_cast<std::uint64_t>(was) ^ (std::uint64_t{1} << bit));
        hashes.insert(bulk_hash(numbers));
        number = was;
      }
    }
    CHECK(hashes.size() == 2 + 4 * n);
    // Words are the bits of the same numbers.
    std::vector<std::uint64_t> words(n, std::bit_cast<std::uint64_t>(0.25));
    CHECK(bulk_hash(words) == bulk_hash(numbers));
  }
}
