#include "experiment/statistics/mean_tests.hpp"

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "experiment/statistics/effect_size.hpp"

using namespace pilotwave;

namespace {

const std::vector<double> kFirst{5, 7, 6, 9}, kSecond{4, 5, 6, 5};

}  // namespace

TEST_CASE("tests of means say nothing of fewer than two values") {
  const std::vector<double> one{1}, other{2};
  for (const MeanTest& test : {paired_t_test(one, other), welch_t_test(moments(one), moments(kSecond)),
                               pooled_t_test(moments(kFirst), moments(other))}) {
    CHECK(std::isnan(test.t));
    CHECK(std::isnan(test.p));
    CHECK(std::isinf(test.interval.high));
  }
  CHECK(std::isinf(mean_interval(moments(one), 0.95).high));
  CHECK(std::isnan(cohens_d(moments(one), moments(other))));
  CHECK(std::isnan(hedges_g(moments(one), moments(other))));
}

TEST_CASE("where nothing varies a difference is certain, and equality too") {
  const std::vector<double> threes{3, 3, 3}, fours{4, 4, 4};
  const MeanTest apart = welch_t_test(moments(threes), moments(fours));
  CHECK(apart.p == 0);
  CHECK(apart.interval.low == -1);
  CHECK(apart.interval.high == -1);
  CHECK(std::isinf(apart.t));
  CHECK(paired_t_test(threes, threes).p == 1);
  CHECK(std::isnan(paired_d(threes, fours)));
}

TEST_CASE("exchanging the sides changes signs and nothing else") {
  const MeanTest there = paired_t_test(kFirst, kSecond), back = paired_t_test(kSecond, kFirst);
  CHECK(there.t == -back.t);
  CHECK(there.p == back.p);
  CHECK(there.interval.low == -back.interval.high);
  CHECK(cohens_d(moments(kFirst), moments(kSecond)) == -cohens_d(moments(kSecond), moments(kFirst)));
}

TEST_CASE("with equal sizes and variances Welch's test is the pooled one") {
  const Moments a{12, 3.0, 1.5}, b{12, 2.0, 1.5};
  CHECK(welch_t_test(a, b).df == Approx(22).epsilon(1e-14));
  CHECK(welch_t_test(a, b).p == Approx(pooled_t_test(a, b).p).epsilon(1e-12));
}

TEST_CASE("the correction of an effect size fades as samples grow") {
  CHECK(hedges_correction(2) == Approx(std::sqrt(1 / std::acos(-1.0))).epsilon(1e-12));
  CHECK(hedges_correction(1e4) == Approx(hedges_correction_approximate(1e4)).epsilon(1e-8));
  CHECK(hedges_correction(1e4) < 1);
}
