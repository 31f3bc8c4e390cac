#include "experiment/design/sobol_sequence.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "experiment/design/discrepancy.hpp"
#include "experiment/design/random_points.hpp"

using namespace pilotwave;

TEST_CASE("a Sobol sequence may be continued anywhere") {
  const auto whole = sobol_lattice(0, 50, 7);
  for (const std::uint32_t first : {0U, 1U, 2U, 31U, 49U}) {
    const auto rest = sobol_lattice(first, 50 - first, 7);
    CHECK(std::equal(rest.begin(), rest.end(), whole.begin() + first * 7));
  }
  CHECK(sobol_lattice(3, 0, 2).empty());
  CHECK(sobol_lattice(0, 1, 2) == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("a Sobol sequence has no more dimensions than there are direction numbers, and says how many") {
  CHECK(sobol_points(4, kMaxSobolDimensions).ok());
  for (const std::uint32_t dimensions : {0U, kMaxSobolDimensions + 1}) {
    const auto refused = scrambled_sobol_points(4, dimensions, Luck(1, 0));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.errors().front().text().find("1 to 3667") != std::string::npos);
  }
}

TEST_CASE("two coordinates that share their first digits share them when scrambled, and no more") {
  const Luck luck(9, 2);
  for (std::uint32_t depth = 0; depth < 32; ++depth) {
    const std::uint32_t x = 0xb5297a4dU, y = x ^ (0x80000000U >> depth);  // differ first in this digit
    const std::uint32_t apart = owen_scrambled(x, 3, luck) ^ owen_scrambled(y, 3, luck);
    CHECK(apart >> (31 - depth) == 1U);
  }
}

TEST_CASE("scramblings differ by dimension, seed and replicate") {
  std::set<std::uint32_t> seen;
  for (std::uint32_t d = 0; d < 8; ++d) seen.insert(owen_scrambled(0, d, Luck(1, 0)));
  seen.insert(owen_scrambled(0, 0, Luck(2, 0)));
  seen.insert(owen_scrambled(0, 0, Luck(1, 1)));
  CHECK(seen.size() == 10);
}

TEST_CASE("scrambled points keep filling the square more evenly than random ones") {
  const double scrambled = centred_discrepancy(scrambled_sobol_points(256, 2, Luck(1, 0)).value());
  const double random = centred_discrepancy(random_points(256, 2, Luck(1, 0)));
  CHECK(scrambled < random / 20);
}
