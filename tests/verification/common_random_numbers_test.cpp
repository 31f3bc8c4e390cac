// Cases H1, H2 and H6: two plans that ask the same question of the same luck.
#include <array>
#include <cmath>
#include <functional>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "pilotwave/statistics.hpp"
#include "rng/samplers.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kDraws = 100000;

/// Open uniforms: neither 0 nor 1, and 1 - u is one of them.
std::vector<double> uniforms(const Luck& luck, std::uint32_t column) {
  std::vector<double> u(kDraws);
  for (std::uint32_t i = 0; i < kDraws; ++i) u[i] = luck.seat_uniform(Stream::UserStream, column, 0, i);
  return u;
}

double variance_of(const std::vector<double>& x) {
  const double sd = moments(x).sd;
  return sd * sd;
}

/// Standard error of a sample variance, from the true second and fourth central moments.
double variance_error(double variance, double fourth) {
  return std::sqrt((fourth - variance * variance) / kDraws);
}

struct Central {
  double variance = 0, fourth = 0;
};

/// Central moments of a function of one uniform, by the midpoint rule.
Central central_moments(const std::function<double(double)>& of) {
  constexpr int kCells = 50000;
  double mean = 0;
  for (int i = 0; i < kCells; ++i) mean += of((i + 0.5) / kCells) / kCells;
  Central c;
  for (int i = 0; i < kCells; ++i) {
    const double square = std::pow(of((i + 0.5) / kCells) - mean, 2);
    c.variance += square / kCells;
    c.fourth += square * square / kCells;
  }
  return c;
}

/// The same of the sum or difference of two independent variables.
Central independent(const Central& x, const Central& y) {
  return {x.variance + y.variance, x.fourth + 6 * x.variance * y.variance + y.fourth};
}

}  // namespace

TEST_CASE("VV-H1 a shared uniform pairs one agent's yes or no under two chances") {
  const Case vv("VV-H1");
  struct Row {
    double p1, p2, independent, paired, ratio, correlation;
  };
  const Row rows[] = {{0.3, 0.35, 0.437500, 0.047500, 9.210526, 0.89214257},
                      {0.5, 0.52, 0.499600, 0.019600, 25.489796, 0.96076892},
                      {0.1, 0.2, 0.250000, 0.090000, 2.777778, 0.66666667},
                      {0.9, 0.95, 0.137500, 0.047500, 2.894737, 0.68824720}};
  std::uint32_t column = 0;
  for (const Row& row : rows) {
    const double p1 = row.p1, p2 = row.p2;
    const double d = p2 - p1;
    const auto u = uniforms(vv.luck(1), column++), v = uniforms(vv.luck(1), column++),
               w = uniforms(vv.luck(1), column++);
    std::vector<double> x(kDraws), y(kDraws), paired(kDraws), apart(kDraws);
    double reversed = 0;
    for (std::size_t i = 0; i < kDraws; ++i) {
      x[i] = u[i] < p1 ? 1 : 0;
      y[i] = u[i] < p2 ? 1 : 0;
      paired[i] = y[i] - x[i];
      apart[i] = (v[i] < p2 ? 1.0 : 0.0) - (w[i] < p1 ? 1.0 : 0.0);
      reversed += y[i] < x[i] ? 1 : 0;
    }
    const auto named = [&](const char* what) { return fmt::format("{} and {}, {}", p1, p2, what); };
    // Differences of independent answers are 1, -1 and 0 with chances p2 (1 - p1), p1 (1 - p2) and the rest.
    const double up = p2 * (1 - p1), down = p1 * (1 - p2);
    const double fourth =
        up * std::pow(1 - d, 4) + down * std::pow(1 + d, 4) + (1 - up - down) * std::pow(d, 4);
    const double se_apart = variance_error(row.independent, fourth);
    const double se_paired = variance_error(row.paired, row.paired * (1 - 3 * row.paired));
    vv.sampled(named("variance, independent"), variance_of(apart), row.independent, se_apart);
    vv.sampled(named("variance, paired"), variance_of(paired), row.paired, se_paired);
    vv.sampled(named("ratio"), variance_of(apart) / variance_of(paired), row.ratio,
               row.ratio * std::hypot(se_apart / row.independent, se_paired / row.paired));
    // Influence of one pair on a correlation r: zx zy - r (zx^2 + zy^2) / 2, over the three pairs there are.
    double influence = 0;
    const std::array<std::array<double, 3>, 3> outcomes = {{{1, 1, p1}, {0, 1, d}, {0, 0, 1 - p2}}};
    for (const auto& [a, b, chance] : outcomes) {
      const double zx = (a - p1) / std::sqrt(p1 * (1 - p1)), zy = (b - p2) / std::sqrt(p2 * (1 - p2));
      influence += chance * std::pow(zx * zy - row.correlation * (zx * zx + zy * zy) / 2, 2);
    }
    vv.sampled(named("correlation"), correlation(x, y), row.correlation, std::sqrt(influence / kDraws));
    vv.exact(named("answers turned from yes to no"), reversed, 0);
  }
}

TEST_CASE("VV-H2 shared uniforms shrink the variance of a difference, opposite ones swell it") {
  const Case vv("VV-H2");
  using Quantile = std::function<double(double)>;
  struct Row {
    const char* name;
    Quantile first, second;
    double independent, paired, antithetic;
  };
  const Row rows[] = {
      {"normal, shifted", normal_quantile, [](double u) { return 0.2 + normal_quantile(u); }, 2, 0, 4},
      {"normal, wider", normal_quantile, [](double u) { return 0.2 + 1.5 * normal_quantile(u); }, 3.25, 0.25,
       6.25},
      {"exponential", [](double u) { return exponential_quantile(u, 1); },
       [](double u) { return exponential_quantile(u, 0.8); }, 1.640000, 0.040000, 2.67189451},
      {"uniform", [](double u) { return u; }, [](double u) { return 1.2 * u; }, 0.20333333, 0.00333333,
       0.40333333}};
  std::uint32_t column = 0;
  for (const Row& row : rows) {
    const auto u = uniforms(vv.luck(2), column++), v = uniforms(vv.luck(2), column++);
    std::vector<double> apart(kDraws), paired(kDraws), opposed(kDraws), first(kDraws), mirrored(kDraws);
    for (std::size_t i = 0; i < kDraws; ++i) {
      const double x = row.first(u[i]), opposite = row.second(1 - u[i]);
      apart[i] = row.second(v[i]) - x;
      paired[i] = row.second(u[i]) - x;
      opposed[i] = opposite - x;
      first[i] = x;
      mirrored[i] = opposite;
    }
    const auto named = [&](const char* what) { return fmt::format("{}, {}", row.name, what); };
    const Central both = independent(central_moments(row.first), central_moments(row.second));
    const Central same = central_moments([&](double w) { return row.second(w) - row.first(w); });
    const Central mirror = central_moments([&](double w) { return row.second(1 - w) - row.first(w); });
    vv.sampled(named("independent"), variance_of(apart), row.independent,
               variance_error(row.independent, both.fourth));
    if (row.paired == 0) {
      vv.close(named("paired"), variance_of(paired), 0);
      vv.close(named("paired difference"), moments(paired).mean, 0.2);
    } else {
      vv.sampled(named("paired"), variance_of(paired), row.paired, variance_error(row.paired, same.fourth));
    }
    vv.sampled(named("antithetic"), variance_of(opposed), row.antithetic,
               variance_error(row.antithetic, mirror.fourth));
    if (std::string_view(row.name) == "exponential") {
      constexpr double kCorrelation = -0.6449340668;
      const Central influence = central_moments([&](double w) {
        const double zx = row.first(w) - 1, zy = row.second(1 - w) / 0.8 - 1;
        return zx * zy - kCorrelation * (zx * zx + zy * zy) / 2;
      });
      vv.sampled(named("antithetic correlation"), correlation(first, mirrored), kCorrelation,
                 std::sqrt(influence.variance / kDraws));
    }
  }
}

TEST_CASE("VV-H6 the variance reduction factor tells how much pairing helped") {
  const Case vv("VV-H6");
  // With equal variances and correlation r the factor is 1 / (1 - r). Of two normal sides it is (1 + F) / 2,
  // where F is the ratio of the variances of their sum and difference, independent of each other.
  const std::array<std::array<double, 2>, 5> factors = {
      {{0.5, 2}, {0.8, 5}, {0.9, 10}, {0.95, 20}, {0.99, 100}}};
  std::uint32_t column = 0;
  for (const auto& [r, factor] : factors) {
    const auto u = uniforms(vv.luck(6), column++), v = uniforms(vv.luck(6), column++);
    std::vector<double> a(kDraws), b(kDraws);
    for (std::size_t i = 0; i < kDraws; ++i) {
      a[i] = normal_quantile(u[i]);
      b[i] = r * a[i] + std::sqrt(1 - r * r) * normal_quantile(v[i]);
    }
    vv.sampled(fmt::format("factor at correlation {}", r), variance_reduction(a, b), factor,
               0.5 * (1 + r) / (1 - r) * std::sqrt(4.0 / kDraws));
  }

  const std::vector<double> baseline{212, 198, 225, 240, 187, 205, 231, 219};
  const std::vector<double> policy{220, 203, 236, 246, 199, 209, 240, 231};
  std::vector<double> difference(8);
  for (std::size_t i = 0; i < 8; ++i) difference[i] = policy[i] - baseline[i];
  vv.exact("example, mean difference", moments(difference).mean, 8.375);
  vv.printed("example, variance of the baseline", variance_of(baseline), 311.125000, 1e-6);
  vv.printed("example, variance of the policy", variance_of(policy), 318.857143, 1e-6);
  vv.printed("example, variance of the difference", variance_of(difference), 9.982143, 1e-6);
  vv.printed("example, factor", variance_reduction(policy, baseline), 63.110912, 1e-6);
  vv.printed("example, correlation", correlation(policy, baseline), 0.98422902, 1e-8);
  const MeanTest paired = paired_t_test(policy, baseline);
  vv.printed("example, paired t", paired.t, 7.49752493, 1e-8);
  vv.exact("example, paired df", paired.df, 7);
  vv.printed("example, paired p", paired.p, 1.375901e-04, 1e-10);
  vv.printed("example, paired interval, low", paired.interval.low, 5.733631, 1e-6);
  vv.printed("example, paired interval, high", paired.interval.high, 11.016369, 1e-6);
  const MeanTest welch = welch_t_test(moments(policy), moments(baseline));
  vv.printed("example, Welch t", welch.t, 0.94376896, 1e-8);
  vv.printed("example, Welch df", welch.df, 13.997891, 1e-6);
  vv.printed("example, Welch p", welch.p, 0.36129332, 1e-8);
  vv.printed("example, Welch interval, low", welch.interval.low, -10.658093, 1e-6);
  vv.printed("example, Welch interval, high", welch.interval.high, 27.408093, 1e-6);
  const PairingGain gain = pairing_gain(policy, baseline, 0.95, {2000, vv.luck(3), 0});
  vv.exact("example, called effective", gain.pairing == Pairing::Effective, 1);
  vv.exact("example, factor within its interval",
           gain.interval.low < gain.factor && gain.factor < gain.interval.high, 1);
}

}  // namespace pilotwave::test
