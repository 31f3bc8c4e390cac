#include "rng/choice.hpp"

#include <array>
#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("The best of several is the largest, the first of equals") {
  CHECK(best_of(std::array{1.0, 3.0, 2.0}) == 1);
  CHECK(best_of(std::array{2.0, 2.0}) == 0);
  CHECK(best_of(std::array{-5.0}) == 0);
}

TEST_CASE("A shock rises with its luck, and counts for nothing without spread") {
  CHECK(shocked_utility(1, 0, 0.99) == 1);
  CHECK(shocked_utility(1, 2, 0.9) > shocked_utility(1, 2, 0.1));
  CHECK(shocked_utility(1, 1, 0.36787944117144233) == Approx(1));  // -ln(-ln(1/e)) = 0
}
