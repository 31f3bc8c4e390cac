// Cases I1 to I6: which factor matters how much, on functions whose answer is known.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "pilotwave/sensitivity.hpp"
#include "pilotwave/statistics.hpp"
#include "rng/samplers.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

constexpr double kPi = 3.14159265358979323846;
using Point = std::span<const double>;

double ishigami(Point u) {
  const auto x = [&](std::size_t i) { return kPi * (2 * u[i] - 1); };
  return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

double g_function(Point x) {
  constexpr std::array<double, 8> kA{0, 1, 4.5, 9, 99, 99, 99, 99};
  double product = 1;
  for (std::size_t i = 0; i < 8; ++i) product *= (std::abs(4 * x[i] - 2) + kA[i]) / (1 + kA[i]);
  return product;
}

DesignMatrix scrambled(std::uint32_t n, std::uint32_t dimensions, const Luck& luck) {
  return scrambled_sobol_points(n, dimensions, luck).value();
}

SobolIndices indices(const DesignMatrix& base, const Response& model) {
  return sobol_indices(responses(saltelli_runs(base), model), base.columns() / 2);
}

/// What errors printed to four places may be short of.
constexpr double kHalfPlace = 5e-5;

/// Within five of the errors that are usual for the method.
void check_near(const Case& vv, const std::string& name, double got, double expected, double rmse) {
  vv.between(name, got, expected - 5 * rmse, expected + 5 * rmse);
}

constexpr std::array<double, 3> kIshigamiFirst{0.313905191148, 0.442411144790, 0.000000000000};
constexpr std::array<double, 3> kIshigamiTotal{0.557588855210, 0.442411144790, 0.243683664062};
constexpr double kIshigamiMean = 3.5, kIshigamiVariance = 13.844587940719;

struct IshigamiRow {
  std::uint32_t n;
  bool is_scrambled;
  double first[3], total[3];  ///< RMSE over 60 randomisations
};
constexpr IshigamiRow kIshigamiRows[] = {{1024, true, {0.0085, 0.0053, 0.0099}, {0.0069, 0.0039, 0.0039}},
                                         {4096, true, {0.0039, 0.0023, 0.0038}, {0.0031, 0.0018, 0.0014}},
                                         {16384, true, {0.0005, 0.0004, 0.0004}, {0.0003, 0.0001, 0.0001}},
                                         {1024, false, {0.026, 0.027, 0.029}, {0.043, 0.023, 0.016}},
                                         {4096, false, {0.015, 0.013, 0.013}, {0.026, 0.0087, 0.0070}},
                                         {16384, false, {0.0076, 0.0059, 0.0070}, {0.011, 0.0050, 0.0037}}};

SobolIndices ishigami_indices(const IshigamiRow& row, const Luck& luck, const Response& model = ishigami) {
  return indices(row.is_scrambled ? scrambled(row.n, 6, luck) : random_points(row.n, 6, luck), model);
}

std::string ishigami_name(const IshigamiRow& row) {
  return fmt::format("n = {}, {}", row.n, row.is_scrambled ? "scrambled Sobol" : "plain");
}

}  // namespace

TEST_CASE("VV-I1 Ishigami's function: shares of variance from scrambled Sobol and random points") {
  const Case vv("VV-I1");
  for (const IshigamiRow& row : kIshigamiRows) {
    double runs = 0;
    const SobolIndices got = ishigami_indices(row, vv.luck(1), [&](Point u) { return ++runs, ishigami(u); });
    const std::string name = ishigami_name(row);
    for (std::size_t k = 0; k < 3; ++k) {
      check_near(vv, fmt::format("{}, S{}", name, k + 1), got.first[k], kIshigamiFirst[k],
                 row.first[k] + kHalfPlace);
      check_near(vv, fmt::format("{}, ST{}", name, k + 1), got.total[k], kIshigamiTotal[k],
                 row.total[k] + kHalfPlace);
    }
    // All other interactions are nothing, so that the first and third factor's is what the first has beside
    // itself.
    check_near(vv, name + ", S13", got.total[0] - got.first[0], 0.243683664062, row.first[0] + row.total[0]);
    const double share_of_points = 1 / std::sqrt(2.0 * row.n);
    check_near(vv, name + ", mean", got.mean, kIshigamiMean, std::sqrt(kIshigamiVariance) * share_of_points);
    check_near(vv, name + ", variance", got.variance, kIshigamiVariance,
               kIshigamiVariance * std::sqrt(2.0) * share_of_points);
    vv.exact(name + ", runs", runs, 5.0 * row.n);
  }
}

TEST_CASE("VV-I1 errors over sixty randomisations are those of the method", "[slow]") {
  const Case vv("VV-I1");
  constexpr std::uint32_t kRandomisations = 60;
  for (const IshigamiRow& row : kIshigamiRows) {
    std::array<double, 3> first{}, total{};
    for (std::uint32_t r = 0; r < kRandomisations; ++r) {
      const SobolIndices got = ishigami_indices(row, vv.luck(100 + r));
      for (std::size_t k = 0; k < 3; ++k) {
        first[k] += std::pow(got.first[k] - kIshigamiFirst[k], 2) / kRandomisations;
        total[k] += std::pow(got.total[k] - kIshigamiTotal[k], 2) / kRandomisations;
      }
    }
    // Few scramblings go far wrong, so that a root mean square over sixty of them varies by itself.
    for (std::size_t k = 0; k < 3; ++k) {
      vv.between(fmt::format("{}, RMSE of S{}", ishigami_name(row), k + 1), std::sqrt(first[k]), 0,
                 2 * (row.first[k] + kHalfPlace));
      vv.between(fmt::format("{}, RMSE of ST{}", ishigami_name(row), k + 1), std::sqrt(total[k]), 0,
                 2 * (row.total[k] + kHalfPlace));
    }
  }
}

TEST_CASE("VV-I2 Sobol's G-function") {
  const Case vv("VV-I2");
  const double first[] = {0.7161921689, 0.1790480422, 0.0236757742, 0.0071619217,
                          0.0000716192, 0.0000716192, 0.0000716192, 0.0000716192};
  const double total[] = {0.7871441267, 0.2421981928, 0.0343169102, 0.0104603871,
                          0.0001049491, 0.0001049491, 0.0001049491, 0.0001049491};
  const double rmse_first[] = {0.0013, 0.0012, 0.0006, 0.0004},
               rmse_total[] = {0.0025, 0.0007, 0.0002, 0.0001};
  const SobolIndices got = indices(scrambled(4096, 16, vv.luck(1)), g_function);
  for (std::size_t k = 0; k < 8; ++k) {
    const std::size_t row = std::min<std::size_t>(k, 3);
    check_near(vv, fmt::format("S{}", k + 1), got.first[k], first[k], rmse_first[row] + kHalfPlace);
    check_near(vv, fmt::format("ST{}", k + 1), got.total[k], total[k], rmse_total[row] + kHalfPlace);
  }
  check_near(vv, "variance", got.variance, 0.465424431902, 0.465424431902 * std::sqrt(2.0 / (2 * 4096)));
  check_near(vv, "sum of S", std::accumulate(got.first.begin(), got.first.end(), 0.0), 0.9263643838,
             0.0013 + 0.0012 + 0.0006 + 0.0004);
}

TEST_CASE("VV-I3 polynomials with rational indices") {
  const Case vv("VV-I3");
  struct Row {
    const char* name;
    std::uint32_t factors;
    Response model;
    double variance;
    std::vector<double> first, total;
  };
  const Row rows[] = {
      {"x1 x2", 2, [](Point x) { return x[0] * x[1]; }, 7.0 / 144, {3.0 / 7, 3.0 / 7}, {4.0 / 7, 4.0 / 7}},
      {"x1 + 2 x2 + 3 x3",
       3,
       [](Point x) { return x[0] + 2 * x[1] + 3 * x[2]; },
       7.0 / 6,
       {1.0 / 14, 4.0 / 14, 9.0 / 14},
       {1.0 / 14, 4.0 / 14, 9.0 / 14}},
      {"x1 + x2 x3",
       3,
       [](Point x) { return x[0] + x[1] * x[2]; },
       19.0 / 144,
       {12.0 / 19, 3.0 / 19, 3.0 / 19},
       {12.0 / 19, 4.0 / 19, 4.0 / 19}},
      {"(x1 - 1/2)(x2 - 1/2)",
       2,
       [](Point x) { return (x[0] - 0.5) * (x[1] - 0.5); },
       1.0 / 144,
       {0, 0},
       {1, 1}},
      {"x1^2, x2 inert", 2, [](Point x) { return x[0] * x[0]; }, 4.0 / 45, {1, 0}, {1, 0}}};
  constexpr std::uint32_t kPoints = 4096;
  const double rmse = 1 / std::sqrt(double{kPoints});
  for (const Row& row : rows) {
    const SobolIndices got = indices(scrambled(kPoints, 2 * row.factors, vv.luck(1)), row.model);
    check_near(vv, fmt::format("{}, variance", row.name), got.variance, row.variance, row.variance * rmse);
    for (std::size_t k = 0; k < row.factors; ++k) {
      check_near(vv, fmt::format("{}, S{}", row.name, k + 1), got.first[k], row.first[k], rmse);
      check_near(vv, fmt::format("{}, ST{}", row.name, k + 1), got.total[k], row.total[k], rmse);
    }
    if (row.total.back() == 0) {
      vv.exact(fmt::format("{}, ST2 exactly", row.name), got.total[1], 0);
      vv.exact(fmt::format("{}, S2 exactly", row.name), got.first[1], 0);
    }
  }
}

TEST_CASE("VV-I4 a simulator with luck of its own: noise takes its share of the variance") {
  const Case vv("VV-I4");
  struct Row {
    double noise_variance;
    std::uint32_t averaged;
    double first[2], noise_share;
  };
  const Row rows[] = {{0.25, 1, {0.1250000000, 0.5000000000}, 0.3750000000},
                      {0.25, 10, {0.1886792453, 0.7547169811}, 0.0566037736},
                      {1.0, 1, {0.0588235294, 0.2352941176}, 0.7058823529},
                      {1.0, 25, {0.1824817518, 0.7299270073}, 0.0875912409}};
  constexpr std::uint32_t kPoints = 8192;
  std::uint32_t column = 0;
  for (const Row& row : rows) {
    const Luck luck = vv.luck(column++);
    const DesignMatrix runs = saltelli_runs(random_points(kPoints, 4, luck));
    std::vector<double> outputs;
    for (std::uint32_t run = 0; run < runs.rows(); ++run) {
      double noise = 0;
      for (std::uint32_t r = 0; r < row.averaged; ++r)
        noise += normal_quantile(luck.seat_uniform(Stream::UserStream, run, 0, r));
      const Point x = runs.row(run);
      outputs.push_back(x[0] + 2 * x[1] + std::sqrt(row.noise_variance) * noise / row.averaged);
    }
    const SobolIndices got = sobol_indices(outputs, 2);
    // With u what the factor adds, w the rest of f_b and z the rest of f_ab - f_a, a base point gives
    // (u + w)(u + z); the variance below it counts with its own error.
    const double noise = row.noise_variance / row.averaged, variance = 5.0 / 12 + noise;
    double band = 0;
    for (std::size_t k = 0; k < 2; ++k) {
      const double c = k == 0 ? 1 : 2, u = c * c / 12, w = variance - u, z = u + 2 * noise;
      const double u4 = c * c * c * c / 80, share = u / variance;
      const double y4 = 3 * variance * variance - 17.0 / 120;  // kurtosis of the two uniforms
      const double numerator = u4 - u * u + u * z + u * w + w * z;
      const double both = u4 - u * u + 2 * u * w;
      const double spread = numerator - share * both + share * share / 2 * (y4 - variance * variance);
      const double se = std::sqrt(spread / kPoints) / variance;
      vv.sampled(fmt::format("s2 = {}, m = {}, S{}", row.noise_variance, row.averaged, k + 1), got.first[k],
                 row.first[k], se);
      band += 4.5 * se;
    }
    vv.between(fmt::format("s2 = {}, m = {}, noise share", row.noise_variance, row.averaged),
               1 - got.first[0] - got.first[1], row.noise_share - band, row.noise_share + band);
  }

  const DesignMatrix base = scrambled(4096, 4, vv.luck(9));
  const auto linear = [](Point x) { return x[0] + 2 * x[1]; };
  const SobolIndices quiet = indices(base, linear);
  const SobolIndices one_seed = indices(base, [&](Point x) { return linear(x) + 1.2345; });
  const double shares[] = {0.2, 0.8};
  for (std::size_t k = 0; k < 2; ++k) {
    check_near(vv, fmt::format("one seed for all points, S{}", k + 1), one_seed.first[k], shares[k], 1e-3);
    vv.close(fmt::format("one seed for all points, as without noise, S{}", k + 1), one_seed.first[k],
             quiet.first[k], 1e-9);
  }
}

TEST_CASE("VV-I5 Morris's elementary effects, from every start on the grid and from random walks") {
  const Case vv("VV-I5");
  const auto model = [](Point x) { return 2 * x[0] + x[1] * x[2] + x[3] * x[3]; };
  struct Row {
    double mu, mu_star, variance, sigma;
  };
  const Row rows[] = {{2, 2, 0, 0.000000000000},
                      {0.5, 0.5, 5.0 / 36, 0.372677996250},
                      {0.5, 0.5, 5.0 / 36, 0.372677996250},
                      {1, 1, 1.0 / 9, 0.333333333333}};

  std::vector<MorrisWalk> every_start;
  for (std::uint32_t start = 0; start < 256; ++start)
    every_start.push_back({{start / 64, start / 16 % 4, start / 4 % 4, start % 4}, {0, 1, 2, 3}});
  const MorrisDesign all = morris_design(every_start, 4);
  const auto exact = morris_effects(all, responses(all.points, model));
  constexpr std::uint32_t kWalks = 2000;
  const MorrisDesign drawn = random_morris_walks(kWalks, 4, 4, vv.luck(1));
  const auto sampled = morris_effects(drawn, responses(drawn.points, model));
  for (std::size_t k = 0; k < 4; ++k) {
    const Row& row = rows[k];
    const auto named = [&](const char* what) { return fmt::format("factor {}, {}", k + 1, what); };
    const double population_sigma = exact[k].sigma * std::sqrt(255.0 / 256);
    vv.close(named("mu"), exact[k].mu, row.mu);
    vv.close(named("mu*"), exact[k].mu_star, row.mu_star);
    vv.close(named("sigma^2"), population_sigma * population_sigma, row.variance);
    vv.printed(named("sigma"), population_sigma, row.sigma, 1e-12);
    if (row.sigma == 0)
      vv.close(named("mu, sampled"), sampled[k].mu, row.mu);
    else
      vv.sampled(named("mu, sampled"), sampled[k].mu, row.mu, row.sigma / std::sqrt(double{kWalks}));
  }

  const std::array<double, 4> slopes{3, -0.25, 1e3, 7};
  const MorrisDesign one = random_morris_walks(1, 4, 4, vv.luck(2));
  const auto line = morris_effects(one, responses(one.points, [&](Point x) {
                                     return std::inner_product(x.begin(), x.end(), slopes.begin(), 5.0);
                                   }));
  for (std::size_t k = 0; k < 4; ++k)
    vv.close(fmt::format("straight line, one walk, slope {}", k + 1), line[k].mu, slopes[k], 1e-10);

  double off_grid = 0, wrong_steps = 0;
  constexpr double kMove = 2.0 / 3;
  for (std::size_t row = 0; row < drawn.points.rows(); ++row) {
    std::size_t changed = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const double x = drawn.points.at(row, k);
      off_grid += x == 0 || x == 1.0 / 3 || x == 2.0 / 3 || x == 1 ? 0 : 1;
      if (row % 5 == 0) continue;  // a walk begins
      const double moved = std::abs(x - drawn.points.at(row - 1, k));
      changed += moved != 0 ? 1 : 0;
      wrong_steps += moved != 0 && std::abs(moved - kMove) > 1e-15 ? 1 : 0;
    }
    wrong_steps += row % 5 != 0 && changed != 1 ? 1 : 0;
  }
  vv.exact("coordinates off the grid", off_grid, 0);
  vv.exact("steps that move another way than one factor by 2/3", wrong_steps, 0);
  vv.exact("runs", static_cast<double>(drawn.points.rows()), 5.0 * kWalks);
}

namespace {

/// Morris's function of 20 factors with signs for random coefficients. Factors count from 1.
struct MorrisFunction {
  static double sign(std::size_t i) { return i % 2 == 0 ? 1 : -1; }
  static double beta(std::size_t i) { return i <= 10 ? 20 : sign(i); }
  static double beta(std::size_t i, std::size_t j) { return std::max(i, j) <= 6 ? -15 : sign(i + j); }

  static double w(std::size_t i, double x) {
    return i == 3 || i == 5 || i == 7 ? 2 * (1.1 * x / (x + 0.1) - 0.5) : 2 * (x - 0.5);
  }

  static double at(Point x) {
    std::array<double, 21> v{};
    for (std::size_t i = 1; i <= 20; ++i) v[i] = w(i, x[i - 1]);
    double y = 0;
    for (std::size_t i = 1; i <= 20; ++i) {
      y += beta(i) * v[i];
      for (std::size_t j = i + 1; j <= 20; ++j) y += beta(i, j) * v[i] * v[j];
    }
    for (std::size_t i = 1; i <= 5; ++i)
      for (std::size_t j = i + 1; j <= 5; ++j)
        for (std::size_t l = j + 1; l <= 5; ++l) y -= 10 * v[i] * v[j] * v[l];
    return y + 5 * v[1] * v[2] * v[3] * v[4];
  }
};

/// Values and their chances.
using Law = std::vector<std::pair<double, double>>;

/// Moments of the elementary effects of one factor, by adding up all that can happen: the effect is the
/// factor's own change times what the others make of it, which are independent.
struct ExactEffect {
  double mu = 0, mu_star = 0, sigma = 0, fourth = 0;  ///< fourth central moment
};

/// The sum of n independent values, each -1, -1/3, 1/3 or 1.
Law sum_of_grid_values(int n) {
  std::vector<double> chance{1};  // of sum = -n + 2 k / 3
  for (int i = 0; i < n; ++i) {
    std::vector<double> next(chance.size() + 3);
    for (std::size_t k = 0; k < chance.size(); ++k)
      for (std::size_t level = 0; level < 4; ++level) next[k + level] += chance[k] / 4;
    chance = next;
  }
  Law law;
  for (std::size_t k = 0; k < chance.size(); ++k)
    law.emplace_back(2 * static_cast<double>(k) / 3 - n, chance[k]);
  return law;
}

ExactEffect exact_effect(std::size_t factor) {
  const auto level = [](std::size_t l) { return static_cast<double>(l) / 3; };
  // Changes of the factor itself, from either level of the lower half.
  std::array<double, 2> change{};
  for (std::size_t l = 0; l < 2; ++l)
    change[l] = (MorrisFunction::w(factor, level(l + 2)) - MorrisFunction::w(factor, level(l))) / (2.0 / 3);
  // What factors 7 to 20 add to its slope: the seventh on its own, the others a sum of grid values, whose
  // signs do not matter.
  const Law others = sum_of_grid_values(factor <= 7 ? 13 : 12);
  Law tail;
  for (std::size_t l = 0; l < 4; ++l) {
    const double seventh = factor == 7 ? 0 : MorrisFunction::beta(factor, 7) * MorrisFunction::w(7, level(l));
    for (const auto& [value, chance] : others) tail.emplace_back(seventh + value, chance / 4);
  }
  // What factors 1 to 6 add: all their combinations.
  std::array<double, 5> raw{};  // E g^p
  double size = 0;              // E |g|
  for (std::size_t combination = 0; combination < 4096; ++combination) {
    std::array<double, 7> v{};
    std::size_t rest = combination;
    for (std::size_t j = 1; j <= 6; ++j, rest /= 4) v[j] = MorrisFunction::w(j, level(rest % 4));
    double head = MorrisFunction::beta(factor);
    for (std::size_t j = 1; j <= 6; ++j) {
      if (j != factor) head += MorrisFunction::beta(factor, j) * v[j];
      for (std::size_t l = j + 1; l <= 5; ++l)
        if (factor <= 5 && j != factor && l != factor) head -= 10 * v[j] * v[l];
    }
    if (factor <= 4) {
      double product = 5;
      for (std::size_t j = 1; j <= 4; ++j) product *= j == factor ? 1 : v[j];
      head += product;
    }
    for (const auto& [value, chance] : tail) {
      const double g = head + value;
      double power = chance / 4096;
      for (double& moment : raw) moment += power, power *= g;
      size += chance / 4096 * std::abs(g);
    }
  }
  std::array<double, 5> effect{};
  double change_size = 0;
  for (const double d : change) {
    double power = 0.5;
    for (std::size_t p = 0; p < 5; ++p, power *= d) effect[p] += power * raw[p];
    change_size += std::abs(d) / 2;
  }
  ExactEffect out{effect[1], change_size * size, std::sqrt(effect[2] - effect[1] * effect[1]), 0};
  const double m = effect[1];
  out.fourth = effect[4] - 4 * m * effect[3] + 6 * m * m * effect[2] - 3 * m * m * m * m;
  return out;
}

struct MorrisRow {
  double mu, mu_star, sigma;
};
/// Factors 1 to 11; those above alternate in sign.
constexpr MorrisRow kMorrisRows[] = {
    {13.500968, 64.203866, 75.419951}, {11.895616, 63.806641, 75.419951}, {23.952752, 51.229268, 70.134289},
    {11.895616, 63.806641, 75.419951}, {23.952752, 50.927570, 70.005091}, {15.117057, 43.359917, 52.272843},
    {34.647935, 34.647935, 25.939614}, {37.591973, 37.591973, 6.600114},  {42.408027, 42.408027, 6.600114},
    {37.591973, 37.591973, 6.600114},  {0.408027, 5.292729, 6.600114}};
MorrisRow morris_row(std::size_t factor) {
  MorrisRow row = kMorrisRows[std::min<std::size_t>(factor, 11) - 1];
  if (factor > 11 && factor % 2 == 0) row.mu = -row.mu;
  return row;
}

/// Whether mu* of every factor up to 10 is above that of every later one.
bool is_screened_rightly(std::uint32_t walks, const Luck& luck) {
  const MorrisDesign design = random_morris_walks(walks, 20, 4, luck);
  const auto effects = morris_effects(design, responses(design.points, MorrisFunction::at));
  const auto by_size = [](const MorrisEffect& a, const MorrisEffect& b) { return a.mu_star < b.mu_star; };
  return std::min_element(effects.begin(), effects.begin() + 10, by_size)->mu_star >
         std::max_element(effects.begin() + 10, effects.end(), by_size)->mu_star;
}

}  // namespace

TEST_CASE("VV-I6 Morris's function of twenty factors") {
  const Case vv("VV-I6");
  std::vector<double> zeros(20), ones(20, 1), halves(20, 0.5), stairs(20);
  for (std::size_t i = 0; i < 20; ++i) stairs[i] = static_cast<double>(i % 4) / 3;
  vv.close("y(0)", MorrisFunction::at(zeros), -327);
  vv.close("y(1)", MorrisFunction::at(ones), -127);
  vv.printed("y(1/2)", MorrisFunction::at(halves), 40.9722222222, 1e-10);
  vv.printed("y(stairs)", MorrisFunction::at(stairs), 30.1959672338, 1e-10);

  constexpr std::uint32_t kWalks = 2000;
  const double root = std::sqrt(double{kWalks});
  const MorrisDesign design = random_morris_walks(kWalks, 20, 4, vv.luck(6));
  const auto effects = morris_effects(design, responses(design.points, MorrisFunction::at));
  vv.exact("runs", static_cast<double>(design.points.rows()), 21.0 * kWalks);
  for (std::size_t factor = 1; factor <= 20; ++factor) {
    const MorrisRow row = morris_row(factor);
    const ExactEffect exact = exact_effect(factor);
    const MorrisEffect& got = effects[factor - 1];
    const auto named = [&](const char* what) { return fmt::format("factor {}, {}", factor, what); };
    vv.printed(named("mu by convolution"), exact.mu, row.mu, 1e-6);
    vv.printed(named("mu* by convolution"), exact.mu_star, row.mu_star, 1e-6);
    vv.printed(named("sigma by convolution"), exact.sigma, row.sigma, 1e-6);
    const double variance = row.sigma * row.sigma;
    vv.sampled(named("mu"), got.mu, row.mu, row.sigma / root);
    vv.sampled(named("mu*"), got.mu_star, row.mu_star,
               std::sqrt(variance + row.mu * row.mu - row.mu_star * row.mu_star) / root);
    vv.sampled(named("sigma"), got.sigma, row.sigma,
               std::sqrt((exact.fourth - variance * variance) / (4 * variance)) / root);
  }
}

TEST_CASE("VV-I6 ten walks tell the factors that matter from those that do not") {
  const Case vv("VV-I6");
  double right = 0, right_of_four = 0;
  for (std::uint32_t r = 0; r < 100; ++r) right += is_screened_rightly(10, vv.luck(1000 + r)) ? 1 : 0;
  for (std::uint32_t r = 0; r < 300; ++r) right_of_four += is_screened_rightly(4, vv.luck(2000 + r)) ? 1 : 0;
  vv.between("right in 100 seeds with 10 walks", right, 99, 100);
  // The printed share has an error of its own, of 600 seeds.
  const double band = 4.5 * std::sqrt(0.97 * 0.03 * (1 / 300.0 + 1 / 600.0));
  vv.between("share right with 4 walks", right_of_four / 300, 0.97 - band, 0.97 + band);
}

}  // namespace pilotwave::test
