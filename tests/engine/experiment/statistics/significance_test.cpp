#include <vector>

#include <catch2/catch.hpp>

#include "experiment/statistics/multiple_testing.hpp"
#include "experiment/statistics/sign_test.hpp"

using namespace pilotwave;

TEST_CASE("a sign test without pairs, or with as many wins as losses, tells nothing") {
  CHECK(sign_test(0, 0) == 1);
  CHECK(sign_test(5, 10) == 1);
  CHECK(one_sided_sign_test(0, 10) == 1);
}

TEST_CASE("one-sided sign tests of seven and of four wins of ten add up to one") {
  CHECK(one_sided_sign_test(7, 10) == Approx(176.0 / 1024).epsilon(1e-12));
  CHECK(one_sided_sign_test(4, 10) == Approx(1 - 176.0 / 1024).epsilon(1e-12));
}

TEST_CASE(
    "adjusted p-values keep the order given, do not pass 1, and Benjamini-Hochberg's are never larger") {
  const std::vector<double> p{0.7, 0.001, 0.9, 0.02, 0.02};
  const std::vector<double> holm = holm_adjusted(p), bh = benjamini_hochberg_adjusted(p);
  CHECK(holm == std::vector<double>{1, 0.005, 1, 0.08, 0.08});
  CHECK(bh[0] == Approx(0.7 * 5 / 4));
  CHECK(bh[2] == 0.9);
  for (std::size_t i = 0; i < p.size(); ++i) {
    CHECK(bh[i] >= p[i]);
    CHECK(bh[i] <= holm[i]);
  }
  CHECK(holm_adjusted({}).empty());
  CHECK(benjamini_hochberg_adjusted({}).empty());
}
