#include <array>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <utility>

#include "rng/samplers.hpp"
#include "sample.hpp"

using namespace pilotwave;

namespace {

constexpr double kRounding = 1e-14;  // of the distribution functions
constexpr double kUniforms[] = {0.0,  0x1p-53, 1e-9, 0.0001, 0.01,  0.1,      0.25,      0.49999999, 0.5,
                                0.51, 0.75,    0.9,  0.95,   0.999, 0.999999, 1 - 1e-12, 1 - 0x1p-53};

double poisson_cdf(double k, double mean) { return k < 0 ? 0 : boost::math::gamma_q(k + 1, mean); }

/// k is the smallest number whose probability reaches u, given rounding.
void check_quantile(double u, double below, double reached) {
  CHECK(reached >= u - kRounding);
  if (u > 0) CHECK(below < u + kRounding);
}

}  // namespace

TEST_CASE(
    "The Poisson quantile is the smallest count that reaches the uniform, from rare events to ten thousand") {
  for (const double mean :
       {0.0, 1e-9, 1e-6, 0.01, 0.5, 1.0, 3.5, 20.0, 50.0, 82.0, 84.0, 170.0, 173.0, 700.0, 1e3, 1e4}) {
    for (const double u : kUniforms) {
      INFO("mean " << mean << ", u " << u);
      const double k = poisson_quantile(u, mean);
      if (mean == 0) {
        CHECK(k == 0);
      } else {
        check_quantile(u, poisson_cdf(k - 1, mean), poisson_cdf(k, mean));
      }
    }
  }
}

TEST_CASE("A rare event happens exactly when the uniform passes its chance of none") {
  for (const double mean : {1e-9, 1e-6, 1e-3}) {
    const double none = std::exp(-mean);
    CHECK(poisson_quantile(none - 1e-15, mean) == 0);
    CHECK(poisson_quantile(none + 1e-15, mean) == 1);
  }
}

TEST_CASE("Raising the mean under the same uniform never lowers a count") {
  for (const double u : {1e-15, 1e-9, 0.0001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.9999, 1 - 1e-12}) {
    std::uint32_t last = 0;
    for (double mean = 0.001; mean < 300; mean *= 1.003) {
      const std::uint32_t k = poisson_quantile(u, mean);
      REQUIRE(k >= last);
      last = k;
    }
  }
}

TEST_CASE("Counts take a uniform smaller than any draw, down to the smallest number there is") {
  CHECK(poisson_quantile(1e-320, 0.5) == 0);
  CHECK(poisson_quantile(1e-320, 1e4) == poisson_quantile(0x1p-64, 1e4));
  CHECK(poisson_quantile(0.0, 1e4) == 0);
  CHECK(binomial_quantile(1e-320, 1000, 0.5) == binomial_quantile(0x1p-64, 1000, 0.5));
}

TEST_CASE(
    "The binomial quantile is the smallest count that reaches the uniform, for common and rare outcomes") {
  const std::pair<std::uint32_t, double> cases[] = {
      {1, 0.3},      {1, 0.7},      {20, 0.3},      {300, 0.45},   {300, 0.55},     {1000, 0.5},
      {1000, 0.001}, {1000, 0.999}, {100000, 1e-7}, {100000, 0.4}, {100000, 0.9999}};
  for (const auto& [n, p] : cases) {
    const boost::math::binomial_distribution<double> law(n, p);
    for (const double u : kUniforms) {
      INFO("n " << n << ", p " << p << ", u " << u);
      const std::uint32_t k = binomial_quantile(u, n, p);
      REQUIRE(k <= n);
      check_quantile(u, k == 0 ? 0 : boost::math::cdf(law, k - 1), boost::math::cdf(law, k));
    }
  }
}

TEST_CASE("Nobody, everybody and no one to ask are exact") {
  for (const double u : kUniforms) {
    CHECK(binomial_quantile(u, 40, 0.0) == 0);
    CHECK(binomial_quantile(u, 40, 1.0) == (u > 0 ? 40 : 0));
    CHECK(binomial_quantile(u, 0, 0.5) == 0);
  }
}

TEST_CASE("Raising the chance under the same uniform never lowers a count, also across one half") {
  for (const double u : {1e-9, 0.0001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.9999, 1 - 1e-9}) {
    std::uint32_t last = 0;
    for (double p = 0; p <= 1; p += 0.0007) {
      const std::uint32_t k = binomial_quantile(u, 60, p);
      REQUIRE(k >= last);
      last = k;
    }
  }
}

TEST_CASE("VV-G5: a million counts have the right mean, variance and tail") {
  constexpr std::uint32_t kDraws = 1000000;
  struct Row {
    const char* name;
    std::uint32_t (*count)(double u);
    double mean, variance, se_mean, se_variance, bound, tail;
  };
  const Row rows[] = {{"Binomial(20, 0.3)", [](double u) { return binomial_quantile(u, 20, 0.3); }, 6, 4.2,
                       2.049e-3, 5.847e-3, 13, 1.278880e-3},
                      {"Poisson(3.5)", [](double u) { return poisson_quantile(u, 3.5); }, 3.5, 3.5, 1.871e-3,
                       5.292e-3, 10, 3.314944e-3},
                      {"Poisson(50)", [](double u) { return poisson_quantile(u, 50); }, 50, 50, 7.071e-3,
                       7.106e-2, 75, 5.777545e-4}};
  std::uint32_t column = 10;
  for (const Row& r : rows) {
    INFO(r.name);
    const Column u{column++};
    const SampleMoments m = moments_of(
        kDraws, [&](std::uint32_t i) { return double{1} * r.count(u[i]); },
        [&](double k) { return k >= r.bound; });
    CHECK(std::abs(m.mean - r.mean) < kSigmas * r.se_mean);
    CHECK(std::abs(m.variance - r.variance) < kSigmas * r.se_variance);
    CHECK(std::abs(m.tail_share - r.tail) < kSigmas * std::sqrt(r.tail * (1 - r.tail) / kDraws));
  }
}

TEST_CASE("VV-G6: Poisson draws fill their cells as the mass function says") {
  constexpr std::uint32_t kDraws = 1000000;
  constexpr double kMass[] = {0.030197383, 0.105690842, 0.184958973, 0.215785469, 0.188812285, 0.132168600,
                              0.077098350, 0.038549175, 0.016865264, 0.006558714, 0.003314944};
  std::array<double, 11> seen{};
  for (std::uint32_t i = 0; i < kDraws; ++i) ++seen[std::min(10U, poisson_quantile(Column{13}[i], 3.5))];
  double chi_square = 0;
  for (std::size_t k = 0; k < seen.size(); ++k) {
    const double expected = kDraws * kMass[k];
    chi_square += (seen[k] - expected) * (seen[k] - expected) / expected;
  }
  CHECK(chi_square < 35.564014);  // 10 degrees of freedom, 0.0001 level
}
