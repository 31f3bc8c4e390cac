#include "queue/time_law.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace pilotwave;

TEST_CASE("a time law has its mean and spread, whatever its shape") {
  constexpr int kCells = 20000;
  for (const TimeLaw law : {TimeLaw{2, 0}, TimeLaw{3, 0.5}, TimeLaw{0.5, 1}, TimeLaw{1, 2},
                            TimeLaw{2, 0.7, TimeLaw::Shape::Lognormal}}) {
    double mean = 0, square = 0;
    for (int i = 0; i < kCells; ++i) {  // midpoints of equal cells of luck
      const double x = law.at((i + 0.5) / kCells);
      mean += x / kCells;
      square += x * x / kCells;
    }
    CHECK(mean == Approx(law.mean).epsilon(0.002));
    CHECK(square / (mean * mean) - 1 == Approx(law.cv2).margin(0.01 * (1 + law.cv2)));
  }
}

TEST_CASE("more luck takes longer") {
  for (const TimeLaw law : {TimeLaw{1, 0.5}, TimeLaw{1, 1}, TimeLaw{1, 2, TimeLaw::Shape::Lognormal}}) {
    double last = law.at(0);
    CHECK(std::isfinite(last));
    for (double u = 0.01; u < 1; u += 0.01) {
      CHECK(law.at(u) > last);
      last = law.at(u);
    }
  }
}
