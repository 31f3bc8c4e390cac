#include "experiment/statistics.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("exact intervals of proportions agree with published values (VV-J5)") {
  const struct {
    int x, n;
    double low, high;
  } rows[] = {{81, 263, 0.2527367456, 0.3676219226},
              {15, 148, 0.0578440101, 0.1616504903},
              {0, 20, 0, 0.1684334710},
              {1, 29, 0.0008726469, 0.1776442955},
              {7, 10, 0.3475471499, 0.9332604888},
              {10, 10, 0.6915028922, 1}};
  for (const auto& row : rows) {
    const Interval interval = clopper_pearson(row.x, row.n, 0.95);
    CHECK(interval.low == Approx(row.low).epsilon(1e-9).margin(6e-11));
    CHECK(interval.high == Approx(row.high).epsilon(1e-9).margin(6e-11));
  }
}

TEST_CASE("without trials a proportion may be anything") {
  CHECK(clopper_pearson(0, 0, 0.95).low == 0);
  CHECK(clopper_pearson(0, 0, 0.95).high == 1);
}

TEST_CASE("the exact sign test agrees with the binomial distribution (VV-J4)") {
  const struct {
    int n, larger;
    double p;
  } rows[] = {{5, 5, 0.0625},       {6, 6, 0.03125},         {10, 8, 0.109375},
              {10, 9, 0.021484375}, {10, 10, 0.001953125},   {12, 10, 0.03857421875},
              {15, 12, 0.03515625}, {20, 14, 0.11531829834}, {20, 15, 0.041389465332}};
  for (const auto& row : rows) CHECK(sign_test(row.larger, row.n) == Approx(row.p).epsilon(1e-11));
  CHECK(sign_test(5, 10) == 1);
  CHECK(sign_test(0, 0) == 1);
}

TEST_CASE("Holm's adjustment keeps the order given and never falls (VV-J11)") {
  const std::vector<double> p{0.01, 0.04, 0.03, 0.005, 0.20}, expected{0.04, 0.09, 0.09, 0.025, 0.20};
  const std::vector<double> adjusted = holm_adjusted(p);
  for (std::size_t i = 0; i < p.size(); ++i) CHECK(adjusted[i] == Approx(expected[i]).epsilon(1e-15));
  CHECK(holm_adjusted(std::vector<double>{0.7, 0.9}) == std::vector<double>{1, 1});
}

TEST_CASE("quantiles are of type 7 (VV-J10)") {
  const std::vector<double> data{3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
  CHECK(quantile(data, 0.05) == Approx(1).epsilon(1e-12));
  CHECK(quantile(data, 0.25) == Approx(2.25).epsilon(1e-12));
  CHECK(quantile(data, 0.5) == Approx(3.5).epsilon(1e-12));
  CHECK(quantile(data, 0.75) == Approx(5).epsilon(1e-12));
  CHECK(quantile(data, 0.9) == Approx(6.3).epsilon(1e-12));
  CHECK(quantile(data, 0.95) == Approx(7.65).epsilon(1e-12));
  CHECK(quantile(data, 1) == 9);
}

TEST_CASE("a quantile leaves out what is not known and may be never") {
  const double nan = std::numeric_limits<double>::quiet_NaN(),
               never = std::numeric_limits<double>::infinity();
  CHECK(quantile(std::vector<double>{nan, 2, 1, nan, 3}, 0.5) == 2);
  CHECK(quantile(std::vector<double>{never, never, 4}, 0.5) == never);
  CHECK(std::isnan(quantile(std::vector<double>{nan}, 0.5)));
}

TEST_CASE("means and deviations keep their digits on the NIST sets (VV-J1)") {
  const auto alternating = [](double first, double low, double high) {
    std::vector<double> x{first};
    for (int i = 0; i < 500; ++i) {
      x.push_back(low);
      x.push_back(high);
    }
    return moments(x);
  };
  const Moments one = moments(std::vector<double>{10000001, 10000003, 10000002});
  CHECK(one.mean == 10000002);
  CHECK(one.sd == Approx(1).epsilon(1e-13));
  CHECK(alternating(1.2, 1.1, 1.3).sd == Approx(0.1).epsilon(1e-13));
  CHECK(alternating(1000000.2, 1000000.1, 1000000.3).sd == Approx(0.1000000000349246).epsilon(1e-10));
  const Moments four = alternating(10000000.2, 10000000.1, 10000000.3);
  CHECK(four.mean == Approx(10000000.2).epsilon(1e-14));
  CHECK(four.sd == Approx(0.10000000055879354).epsilon(1e-10));
}

TEST_CASE("quantiles of Student's t agree with tables (VV-J2)") {
  CHECK(student_t_quantile(0.975, 1) == Approx(12.7062047364).epsilon(1e-9));
  CHECK(student_t_quantile(0.95, 9) == Approx(1.8331129327).epsilon(1e-9));
  CHECK(student_t_quantile(0.995, 29) == Approx(2.7563859037).epsilon(1e-9));
  CHECK(student_t_quantile(0.975, 99) == Approx(1.9842169515).epsilon(1e-9));
}

TEST_CASE("the worked example shows how much pairing helped (VV-H6)") {
  const std::vector<double> policy{220, 203, 236, 246, 199, 209, 240, 231};
  const std::vector<double> baseline{212, 198, 225, 240, 187, 205, 231, 219};
  CHECK(variance_reduction(policy, baseline) == Approx(63.110912).epsilon(1e-8));
  std::vector<double> difference;
  for (std::size_t i = 0; i < policy.size(); ++i) difference.push_back(policy[i] - baseline[i]);
  const Moments m = moments(difference);
  CHECK(m.mean == 8.375);
  const Interval interval = mean_interval(m, 0.95);
  CHECK(interval.low == Approx(5.733631).epsilon(1e-7));
  CHECK(interval.high == Approx(11.016369).epsilon(1e-7));
}

TEST_CASE("pairing that explains everything, and nothing to explain") {
  CHECK(std::isinf(variance_reduction(std::vector<double>{1, 2, 3}, std::vector<double>{2, 3, 4})));
  CHECK(std::isnan(variance_reduction(std::vector<double>{1, 1}, std::vector<double>{2, 2})));
  CHECK(std::isinf(mean_interval(moments(std::vector<double>{1}), 0.95).high));
}
