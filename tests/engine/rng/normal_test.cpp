#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "rng/samplers.hpp"
#include "sample.hpp"

using namespace pilotwave;

TEST_CASE("The normal distribution function agrees with erfc, also far out in the lower tail") {
  for (double z = -37.5; z < 8.0; z += 0.0173) {
    const long double truth = 0.5L * std::erfc(-static_cast<long double>(z) / std::sqrt(2.0L));
    const auto error =
        static_cast<double>(std::abs((static_cast<long double>(normal_cdf(z)) - truth) / truth));
    REQUIRE(error < 1e-12);
  }
  CHECK(normal_cdf(0.0) == 0.5);
  CHECK(normal_cdf(-50.0) == 0.0);
  CHECK(normal_cdf(50.0) == 1.0);
}

TEST_CASE("The normal distribution function has no step where its two formulas meet") {
  for (const double seam : {-2.0, 2.0}) {
    const double step = normal_cdf(seam + 1e-9) - normal_cdf(seam - 1e-9);
    CHECK(step == Approx(2e-9 * 0.05399096651318806).epsilon(1e-5));
  }
}

TEST_CASE("Normal quantiles are those of the tables") {
  CHECK(normal_quantile(0.5) == 0.0);
  CHECK(normal_quantile(0.975) == Approx(1.9599639845400545).epsilon(1e-14));
  CHECK(normal_quantile(0.995) == Approx(2.5758293035489004).epsilon(1e-14));
  CHECK(normal_quantile(0.75) == Approx(0.67448975019608171).epsilon(1e-14));
  CHECK(normal_quantile(1e-15) == Approx(-7.941345326170997).epsilon(1e-14));
  CHECK(normal_quantile(1e-300) == Approx(-37.0470962993612).epsilon(1e-14));
}

TEST_CASE("The normal quantile undoes the distribution function, and mirrors exactly") {
  for (double z = -37.0; z < 0.0; z += 0.0131) {
    // An error of 1e-12 in the distribution function weighs 1/|z| in the quantile.
    REQUIRE(normal_quantile(normal_cdf(z)) == Approx(z).margin(1e-13).epsilon(1e-13));
  }
  for (const double u : {0x1p-50, 0.001953125, 0.0625, 0.125, 0.4375}) {
    CHECK(normal_quantile(1.0 - u) == -normal_quantile(u));
  }
}

TEST_CASE("VV-G5: a million normal draws have the right mean, variance and tails") {
  constexpr std::uint32_t kDraws = 1000000;
  const Column u{1};
  const SampleMoments m = moments_of(
      kDraws, [&](std::uint32_t i) { return normal_quantile(u[i]); },
      [](double z) { return std::abs(z) > 3; });
  CHECK(std::abs(m.mean) < kSigmas * 1.000e-3);
  CHECK(std::abs(m.variance - 1) < kSigmas * 1.414e-3);
  constexpr double kTail = 2.699796e-3;
  CHECK(std::abs(m.tail_share - kTail) < kSigmas * std::sqrt(kTail * (1 - kTail) / kDraws));
}

TEST_CASE("VV-G6: normal draws pass the test of Kolmogorov and Smirnov") {
  std::vector<double> z(100000);
  for (std::uint32_t i = 0; i < z.size(); ++i) z[i] = normal_quantile(Column{2}[i]);
  CHECK(ks_statistic(z, [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }) < 2.225251);
}
