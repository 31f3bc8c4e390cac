#include <boost/math/special_functions/gamma.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "rng/samplers.hpp"
#include "sample.hpp"

using namespace pilotwave;

namespace {

/// Relative error of a quantile x, from how far its probability misses u, measured in the nearer tail.
double relative_error(double x, double u, double shape) {
  const long double a = shape, q = x;
  const long double slope = q * boost::math::gamma_p_derivative(a, q);
  const long double miss = u < 0.5 ? boost::math::gamma_p(a, q) - static_cast<long double>(u)
                                   : 1 - static_cast<long double>(u) - boost::math::gamma_q(a, q);
  return static_cast<double>(std::abs(miss / slope));
}

}  // namespace

TEST_CASE("Gamma quantiles are within 1e-9 of the truth at every shape, deep into both tails") {
  for (const double shape : {0.05, 0.1, 0.37, 0.99, 1.0, 1.5, 2.5, 7.0, 31.0, 200.0, 1234.5, 1e4}) {
    for (const double u :
         {1e-12, 1e-6, 0.001, 0.05, 0.3, 0.5, 0.7, 0.89, 0.9, 0.91, 0.99, 0.9999, 1 - 1e-9, 1 - 0x1p-53}) {
      const double x = gamma_quantile(u, shape, shape);
      if (x < 1e-300) continue;  // where the header lets go
      INFO("shape " << shape << ", u " << u);
      CHECK(relative_error(x, u, shape) < 1e-9);
    }
  }
}

TEST_CASE("With shape 1 the gamma quantile is the exponential one, and the mean only scales it") {
  for (const double u : {0.001, 0.2, 0.63, 0.95, 0.999999}) {
    CHECK(gamma_quantile(u, 1.0, 7.0) == Approx(exponential_quantile(u, 7.0)).epsilon(1e-12));
    CHECK(gamma_quantile(u, 4.0, 10.0) == Approx(5 * gamma_quantile(u, 4.0, 2.0)).epsilon(1e-14));
  }
  CHECK(gamma_quantile(0.0, 2.0, 1.0) == 0.0);
}

TEST_CASE("Gamma quantiles rise with the uniform across every seam of the method") {
  for (const double shape : {0.05, 0.8, 3.0, 500.0}) {
    double last = -1;
    for (double u = 0.0005; u < 1; u += 0.0005) {
      const double x = gamma_quantile(u, shape, 1.0);
      REQUIRE((x > last || x < 1e-300));
      last = x;
    }
  }
}

TEST_CASE("VV-G5: gamma draws have the right mean, variance and tail") {
  constexpr std::uint32_t kDraws = 1000000;
  const Column u{3};
  const SampleMoments m = moments_of(
      kDraws, [&](std::uint32_t i) { return gamma_quantile(u[i], 2.5, 2.5); },
      [](double x) { return x > 10; });
  CHECK(std::abs(m.mean - 2.5) < kSigmas * 1.581e-3);
  CHECK(std::abs(m.variance - 2.5) < kSigmas * 5.244e-3);
  constexpr double kTail = 1.249731e-3;
  CHECK(std::abs(m.tail_share - kTail) < kSigmas * std::sqrt(kTail * (1 - kTail) / kDraws));
}

TEST_CASE("VV-G6: gamma draws pass the test of Kolmogorov and Smirnov") {
  std::vector<double> x(100000);
  for (std::uint32_t i = 0; i < x.size(); ++i) x[i] = gamma_quantile(Column{4}[i], 0.7, 0.7);
  CHECK(ks_statistic(x, [](double v) { return boost::math::gamma_p(0.7, v); }) < 2.225251);
}
