// Two plans that ask the same question of the same luck: verification section H.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "rng/samplers.hpp"
#include "sample.hpp"

using namespace pilotwave;

namespace {

constexpr std::uint32_t kPairs = 1000000;

double variance_of(std::uint32_t n, const std::vector<double>& x) {
  return moments_of(
             n, [&](std::uint32_t i) { return x[i]; }, [](double) { return false; })
      .variance;
}

/// Standard error of a sample variance, from the sample's own fourth moment.
double se_of_variance(const std::vector<double>& x) {
  double mean = 0, m2 = 0, m4 = 0;
  const auto n = static_cast<double>(x.size());
  for (const double v : x) mean += v / n;
  for (const double v : x) {
    const double d = (v - mean) * (v - mean);
    m2 += d / n;
    m4 += d * d / n;
  }
  return std::sqrt((m4 - m2 * m2) / n);
}

template <class Difference>
void check_variance(Difference difference, double expected) {
  std::vector<double> x(kPairs);
  for (std::uint32_t i = 0; i < kPairs; ++i) x[i] = difference(i);
  CHECK(std::abs(variance_of(kPairs, x) - expected) <= kSigmas * se_of_variance(x) + 1e-12);
}

/// Week in which an agent adopts at a constant weekly chance, or 36 when it does not within the year.
std::uint32_t adoption_week(const Luck& luck, Stream stream, std::uint32_t agent, double chance) {
  std::uint32_t week = 0;
  while (week < 36 && luck.seat_uniform(stream, 1, week, agent) >= chance) ++week;
  return week;
}

}  // namespace

TEST_CASE("VV-H1: a shared uniform pairs one agent's yes or no under two chances") {
  const std::array<double, 2> chances[] = {{0.3, 0.35}, {0.5, 0.52}, {0.1, 0.2}, {0.9, 0.95}};
  const double independent[] = {0.4375, 0.4996, 0.25, 0.1375};
  const double paired[] = {0.0475, 0.0196, 0.09, 0.0475};
  const double correlations[] = {0.89214257, 0.96076892, 0.66666667, 0.68824720};
  for (std::size_t row = 0; row < 4; ++row) {
    const double p1 = chances[row][0], p2 = chances[row][1];
    INFO(p1 << " and " << p2);
    const Column u{60}, v{61};
    std::vector<double> x(kPairs), y(kPairs);
    for (std::uint32_t i = 0; i < kPairs; ++i) {
      x[i] = u[i] < p1 ? 1 : 0;
      y[i] = u[i] < p2 ? 1 : 0;
      REQUIRE(y[i] >= x[i]);
    }
    check_variance([&](std::uint32_t i) { return y[i] - x[i]; }, paired[row]);
    check_variance([&](std::uint32_t i) { return y[i] - (v[i] < p1 ? 1.0 : 0.0); }, independent[row]);
    CHECK(correlation(x, y) == Approx(correlations[row]).margin(4.5e-3));
  }
}

TEST_CASE("VV-H2: shared uniforms shrink the variance of a difference, opposite ones swell it") {
  const Column u{62}, v{63};
  const auto z = [](double w) { return normal_quantile(w); };
  SECTION("normal with another mean: the difference is the same for everyone") {
    for (std::uint32_t i = 0; i < 10000; ++i) REQUIRE((0.2 + z(u[i])) - z(u[i]) == Approx(0.2).margin(1e-14));
    check_variance([&](std::uint32_t i) { return 0.2 + z(u[i]) - z(v[i]); }, 2);
    check_variance([&](std::uint32_t i) { return 0.2 + z(u[i]) - z(1 - u[i]); }, 4);
  }
  SECTION("normal with another mean and spread") {
    check_variance([&](std::uint32_t i) { return 0.2 + 1.5 * z(u[i]) - z(u[i]); }, 0.25);
    check_variance([&](std::uint32_t i) { return 0.2 + 1.5 * z(u[i]) - z(v[i]); }, 3.25);
    check_variance([&](std::uint32_t i) { return 0.2 + 1.5 * z(u[i]) - z(1 - u[i]); }, 6.25);
  }
  SECTION("exponential with rates 1 and 1.25") {
    const auto fast = [&](double w) { return exponential_quantile(w, 0.8); };
    const auto slow = [&](double w) { return exponential_quantile(w, 1.0); };
    check_variance([&](std::uint32_t i) { return fast(u[i]) - slow(u[i]); }, 0.04);
    check_variance([&](std::uint32_t i) { return fast(u[i]) - slow(v[i]); }, 1.64);
    check_variance([&](std::uint32_t i) { return fast(u[i]) - slow(1 - u[i] - 0x1p-54); }, 2.67189451);
  }
  SECTION("uniform on [0, 1] and [0, 1.2]") {
    check_variance([&](std::uint32_t i) { return 1.2 * u[i] - u[i]; }, 0.00333333333333);
    check_variance([&](std::uint32_t i) { return 1.2 * u[i] - v[i]; }, 0.20333333333333);
    check_variance([&](std::uint32_t i) { return 1.2 * u[i] - (1 - u[i]); }, 0.40333333333333);
  }
}

TEST_CASE("VV-H3: a thousand agents keyed by agent and week adopt no later under the higher hazard") {
  constexpr std::uint32_t kAgents = 1000, kRuns = 400;
  double share_low = 0, share_high = 0;
  std::vector<double> paired(kRuns), independent(kRuns);
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    const Luck luck(11, r);
    double low = 0, high = 0, other = 0;
    for (std::uint32_t agent = 0; agent < kAgents; ++agent) {
      const std::uint32_t slow = adoption_week(luck, Stream::TeacherUse, agent, 0.020);
      const std::uint32_t fast = adoption_week(luck, Stream::TeacherUse, agent, 0.025);
      REQUIRE(fast <= slow);
      low += slow < 36 ? 1 : 0;
      high += fast < 36 ? 1 : 0;
      other += adoption_week(luck, Stream::StudentUse, agent, 0.020) < 36 ? 1 : 0;
    }
    share_low += low / kAgents / kRuns;
    share_high += high / kAgents / kRuns;
    paired[r] = high - low;
    independent[r] = high - other;
  }
  const auto se_share = [](double p) { return std::sqrt(p * (1 - p) / (kAgents * kRuns)); };
  CHECK(std::abs(share_low - 0.5167868718) < kSigmas * se_share(0.5167868718));
  CHECK(std::abs(share_high - 0.5980554308) < kSigmas * se_share(0.5980554308));
  // Both differences are nearly normal: the standard error of a variance is sqrt(2 / (runs - 1)) of it.
  constexpr double kPairedSd = 8.64083215, kIndependentSd = 22.13827756;
  const SampleMoments p = moments_of(
      kRuns, [&](std::uint32_t r) { return paired[r]; }, [](double) { return false; });
  CHECK(std::abs(p.mean - 81.26855901) < kSigmas * kPairedSd / std::sqrt(kRuns));
  const double se = std::sqrt(2.0 / (kRuns - 1));
  CHECK(std::abs(p.variance / (kPairedSd * kPairedSd) - 1) < kSigmas * se);
  CHECK(std::abs(variance_of(kRuns, independent) / (kIndependentSd * kIndependentSd) - 1) < kSigmas * se);
}
