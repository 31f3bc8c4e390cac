#include "base/apportion.hpp"

#include <array>
#include <catch2/catch.hpp>

using namespace pilotwave;

using Parts = std::vector<std::int64_t>;

TEST_CASE("what does not divide goes to the largest fractions, the first of equals before later ones") {
  CHECK(largest_remainder(10'000, std::array{1.0, 1.0, 1.0}) == Parts{3334, 3333, 3333});
  CHECK(largest_remainder(100, std::array{1.0, 2.0, 4.0}) == Parts{14, 29, 57});
  CHECK(largest_remainder(5, std::array{0.5, 1.0, 1.0}) == Parts{1, 2, 2});
}

TEST_CASE("nothing is split into nothings, and who has no weight gets nothing") {
  CHECK(largest_remainder(0, std::array{1.0, 3.0}) == Parts{0, 0});
  CHECK(largest_remainder(7, std::array{0.0, 2.0}) == Parts{0, 7});
}
