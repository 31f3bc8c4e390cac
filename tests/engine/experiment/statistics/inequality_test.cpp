#include "experiment/statistics/inequality.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("where nobody is there or nobody has anything, inequality is not defined") {
  for (const std::vector<double>& values : {std::vector<double>{}, std::vector<double>{0, 0}}) {
    CHECK(std::isnan(gini(values)));
    CHECK(std::isnan(theil_t(values)));
    CHECK(std::isnan(theil_l(values)));
    CHECK(std::isnan(atkinson(values, 0.5)));
    CHECK(std::isnan(atkinson(values, 1)));
    CHECK(std::isnan(hoover(values)));
  }
  CHECK(std::isnan(gini_corrected(std::vector<double>{3})));
  CHECK(std::isnan(theil_t_parts({}).total));
}

TEST_CASE("one who has everything is as unequal as it gets") {
  const std::vector<double> values{0, 7, 0, 0};
  CHECK(gini(values) == 0.75);
  CHECK(gini_corrected(values) == 1);
  CHECK(theil_t(values) == Approx(std::log(4.0)).epsilon(1e-14));
  CHECK(std::isinf(theil_l(values)));
  CHECK(atkinson(values, 3) == 1);
  CHECK(hoover(values) == 0.75);
}

TEST_CASE("who does not mind inequality gives up nothing to end it") {
  CHECK(atkinson(std::vector<double>{1, 9}, 0) == Approx(0).margin(1e-15));
}

TEST_CASE("a group without people or without anything keeps the parts adding up") {
  const std::vector<std::vector<double>> groups{{1, 3}, {}, {0, 0}};
  const TheilParts t = theil_t_parts(groups), l = theil_l_parts(groups);
  CHECK(t.within + t.between == Approx(t.total).epsilon(1e-14));
  CHECK(std::isinf(l.total));
  CHECK(std::isinf(l.between));
  CHECK(std::isfinite(l.within));
}
