#include "base/exp_bound.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace pilotwave::test {

TEST_CASE("the quick bound of e^x is one, and a close one") {
  double most = 0;
  for (int i = -80000; i <= 80000; ++i) {
    const float x = static_cast<float>(i) / 1000;
    const double exact = std::exp(static_cast<double>(x)), bound = static_cast<double>(exp_over(x));
    REQUIRE(bound >= exact);
    most = std::max(most, bound / exact);
  }
  CHECK(most < 1.063);
  CHECK(most > 1.05);
}

TEST_CASE("far out the bound stays positive and finite") {
  CHECK(exp_over(-1e30F) == exp_over(-80));
  CHECK(exp_over(1e30F) == exp_over(80));
  CHECK(exp_over(-80) > 0);
  CHECK(std::isfinite(exp_over(80)));
}

}  // namespace pilotwave::test
