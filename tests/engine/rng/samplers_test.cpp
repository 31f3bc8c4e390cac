#include "rng/samplers.hpp"

#include <array>

#include <catch2/catch.hpp>

#include "base/fmath.hpp"
#include "sample.hpp"

using namespace pilotwave;

namespace {

constexpr std::uint32_t kSamples = 1000000;

void check_share(double share, double p) {
  CHECK(std::abs(share - p) < kSigmas * std::sqrt(p * (1 - p) / kSamples));
}

using Utilities = std::array<double, 3>;

/// The alternative of person i with the highest utility plus shock; a utility of -1000 removes it.
int choice(std::uint32_t person, const Utilities& utility) {
  const PhiloxCounter words = Luck(1, 0).words(Stream::UserStream, 50, 0, person);
  int best = 0;
  double best_value = -1e9;
  for (int a = 0; a < 3; ++a) {
    const auto k = static_cast<std::size_t>(a);
    const double value = utility[k] + gumbel_shock(Luck::to_unit32(words[k]));
    if (value > best_value) {
      best = a;
      best_value = value;
    }
  }
  return best;
}

}  // namespace

TEST_CASE("VV-G5: a million uniform, exponential, Bernoulli and lognormal draws have the right moments") {
  struct Row {
    const char* name;
    double (*value)(double u);
    double mean, variance, se_mean, se_variance, bound, tail;
  };
  const Row rows[] = {
      {"1 - uniform", [](double u) { return 1 - u; }, 0.5, 0.083333333, 2.887e-4, 7.454e-5, 0.999, 1e-3},
      {"exponential(1)", [](double u) { return exponential_quantile(u, 1.0); }, 1, 1, 1e-3, 2.828e-3, 7,
       9.118820e-4},
      {"Bernoulli(0.3)", [](double u) { return u < 0.3 ? 1.0 : 0.0; }, 0.3, 0.21, 4.583e-4, 1.833e-4, 0.5,
       0.3},
      {"lognormal(0, 0.5)", [](double u) { return det_exp(0.5 * normal_quantile(u)); }, 1.1331485, 0.36469585,
       6.039e-4, 1.025e-3, 4, 2.780618e-3}};
  std::uint32_t column = 20;
  for (const Row& r : rows) {
    INFO(r.name);
    const Column u{column++};
    const SampleMoments m = moments_of(
        kSamples, [&](std::uint32_t i) { return r.value(u[i]); }, [&](double x) { return x > r.bound; });
    CHECK(std::abs(m.mean - r.mean) < kSigmas * r.se_mean);
    CHECK(std::abs(m.variance - r.variance) < kSigmas * r.se_variance);
    check_share(m.tail_share, r.tail);
  }
}

TEST_CASE("VV-G6: exponential and Gumbel draws pass the test of Kolmogorov and Smirnov") {
  std::vector<double> e(100000), g(100000);
  for (std::uint32_t i = 0; i < e.size(); ++i) {
    e[i] = exponential_quantile(Column{30}[i], 3.0);
    g[i] = gumbel_shock(Luck(5, 0).seat_uniform(Stream::UserStream, 31, 0, i));
  }
  CHECK(ks_statistic(e, [](double x) { return -std::expm1(-x / 3.0); }) < 2.225251);
  CHECK(ks_statistic(g, [](double x) { return std::exp(-std::exp(-x)); }) < 2.225251);
}

TEST_CASE("Exponential quantiles keep the smallest uniforms") {
  CHECK(exponential_quantile(1e-300, 2.0) == 2e-300);
  CHECK(exponential_quantile(0.5, 10.0) == Approx(6.931471805599453).epsilon(1e-15));
}

TEST_CASE("VV-Q3: Gumbel shocks have Euler's mean and a variance of pi squared over six") {
  const SampleMoments m = moments_of(
      kSamples,
      [](std::uint32_t i) { return gumbel_shock(Luck(3, 0).seat_uniform(Stream::UserStream, 40, 0, i)); },
      [](double x) { return x > 0; });
  constexpr double kVariance = 1.6449340668;
  CHECK(std::abs(m.mean - 0.5772156649) < kSigmas * std::sqrt(kVariance / kSamples));
  // The fourth central moment is 5.4 variance^2.
  CHECK(std::abs(m.variance - kVariance) < kSigmas * kVariance * std::sqrt(4.4 / kSamples));
  check_share(m.tail_share, 0.63212055882856);
  CHECK(std::isfinite(gumbel_shock(Luck::to_unit32(0))));
  CHECK(std::isfinite(gumbel_shock(Luck::to_unit32(0xffffffff))));
}

TEST_CASE(
    "VV-Q3: improving one of three alternatives only draws people to it; removing one moves only its own "
    "people") {
  std::array<double, 3> before{}, after{}, without{};
  double from_first = 0, from_second = 0;
  for (std::uint32_t i = 0; i < kSamples; ++i) {
    const int a = choice(i, {0, 0.5, 1}), b = choice(i, {0, 0.5, 1.5}), c = choice(i, {0, -1000, 1});
    before[static_cast<std::size_t>(a)] += 1.0 / kSamples;
    after[static_cast<std::size_t>(b)] += 1.0 / kSamples;
    without[static_cast<std::size_t>(c)] += 1.0 / kSamples;
    if (a != b) {
      REQUIRE(b == 2);
      (a == 0 ? from_first : from_second) += 1.0 / kSamples;
    }
    if (a != 1) REQUIRE(c == a);
  }
  check_share(before[0], 0.186323723226);
  check_share(before[1], 0.307195885718);
  check_share(before[2], 0.506480391056);
  check_share(after[0], 0.140244383166);
  check_share(after[1], 0.231223897622);
  check_share(after[2], 0.628531719212);
  check_share(from_first, 0.046079340060);
  check_share(from_second, 0.075971988096);
  check_share(without[0], 0.268941421370);
  check_share(without[2], 0.731058578630);
}
