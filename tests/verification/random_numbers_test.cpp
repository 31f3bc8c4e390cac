// Sections G and Q1: where every draw comes from.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <catch2/catch.hpp>

#include "base/fmath.hpp"
#include "pilotwave/statistics.hpp"
#include "rng/draw.hpp"
#include "rng/philox.hpp"
#include "rng/samplers.hpp"
#include "verification/case.hpp"
#include "verification/share_error.hpp"

namespace pilotwave::test {
namespace {

constexpr std::uint32_t kOnes = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kMillion = 1000000;
/// D sqrt(n) of Kolmogorov and Smirnov that chance passes once in ten thousand.
constexpr double kKsLimit = 2.225251;

/// P(D sqrt(n) > x) for large n. Source: Kolmogorov (1933).
double kolmogorov_tail(double x) {
  double sum = 0;
  for (int j = 1; j <= 100; ++j) sum += (j % 2 == 1 ? 2 : -2) * std::exp(-2.0 * j * j * x * x);
  return sum;
}

/// D sqrt(n) of a sample against a distribution function.
template <class Cdf>
double ks_statistic(std::vector<double> x, Cdf cdf) {
  std::sort(x.begin(), x.end());
  const auto n = static_cast<double>(x.size());
  double d = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double p = cdf(x[i]), below = static_cast<double>(i) / n;
    d = std::max({d, p - below, below + 1.0 / n - p});
  }
  return d * std::sqrt(n);
}

template <class Draw>
std::vector<double> sample(std::uint32_t n, Draw draw) {
  std::vector<double> x(n);
  for (std::uint32_t i = 0; i < n; ++i) x[i] = draw(i);
  return x;
}

double chi_square(const std::vector<double>& seen, const std::function<double(std::size_t)>& share) {
  double n = 0, sum = 0;
  for (const double s : seen) n += s;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const double expected = n * share(i);
    sum += (seen[i] - expected) * (seen[i] - expected) / expected;
  }
  return sum;
}

struct PhiloxRow {
  const char* name;
  PhiloxCounter counter;
  PhiloxKey key;
  PhiloxCounter words;
};
constexpr PhiloxRow kVectors[] = {
    {"zero", {0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {"ones", {kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}, {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {"pi",
     {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     {0xa4093822, 0x299f31d0},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}};

}  // namespace

TEST_CASE("VV-G1 Philox4x32-10 gives its authors' published answers") {
  const Case vv("VV-G1");
  for (const PhiloxRow& row : kVectors) {
    const PhiloxCounter words = philox4x32(row.counter, row.key);
    for (std::size_t w = 0; w < 4; ++w)
      vv.exact(fmt::format("{}, word {}", row.name, w), words[w], row.words[w]);
  }
}

TEST_CASE("VV-G3 the ten-thousandth word of C++26's default philox4x32 is the standard's") {
  // Key (seed, 0), words 0..3 of counters 0, 1, 2, ...: block 2499, word 3.
  Case("VV-G3").exact("philox4x32, 10,000th output", philox4x32({2499, 0, 0, 0}, {20111115, 0})[3],
                      1955073260);
}

TEST_CASE("VV-G4 words become numbers by frozen rules") {
  const Case vv("VV-G4");
  struct Row {
    double half_open, open, unit53, normal, normal_digit, exponential;
    std::uint32_t tenth;
  };
  const Row rows[] = {{0.39904647064395249, 0.39904647076036781, 0.88052019788861424, 1.17759123905, 1e-11,
                       2.12460794188446, 3},
                      {0.2521843567956239, 0.25218435691203922, 0.2569615278048869, -0.652741325749, 1e-12,
                       0.297007456069073, 2},
                      {0.81806934089399874, 0.81806934101041406, 0.58199768788601947, 0.207006702255, 1e-12,
                       0.87226831509952, 8}};
  for (std::size_t i = 0; i < 3; ++i) {
    const Row& row = rows[i];
    const PhiloxCounter words = philox4x32(kVectors[i].counter, kVectors[i].key);
    const auto named = [&](const char* what) { return fmt::format("{}, {}", kVectors[i].name, what); };
    const double u = Luck::to_unit53(words, 0);
    vv.exact(named("x0 / 2^32"), Luck::to_unit32(words[0]) - 0x1p-33, row.half_open);
    vv.exact(named("(x0 + 1/2) / 2^32"), Luck::to_unit32(words[0]), row.open);
    vv.exact(named("53 bits"), u, row.unit53);
    vv.printed(named("normal"), normal_quantile(u), row.normal, row.normal_digit);
    vv.close(named("exponential"), exponential_quantile(u, 1.0), row.exponential);
    vv.exact(named("tenth"), Luck::below(words[0], 10), row.tenth);
  }
  const PhiloxCounter low{0, 0, 0, 0}, high{kOnes, kOnes, kOnes, kOnes};
  vv.exact("largest of 53 bits", Luck::to_unit53(high, 0), 1 - 0x1p-53);
  vv.exact("least of 53 bits", Luck::to_unit53(low, 0), 0);
  vv.exact("largest of the open rule", Luck::to_unit32(kOnes), 1 - 0x1p-33);
  vv.exact("least of the open rule", Luck::to_unit32(0), 0x1p-33);
  vv.exact("largest exponential is finite",
           std::isfinite(exponential_quantile(Luck::to_unit53(high, 0), 1.0)), 1);
}

TEST_CASE("VV-G5 a million draws of each sampler have the right moments and tails", "[slow]") {
  const Case vv("VV-G5");
  const Luck luck = vv.luck(5);
  std::uint32_t column = 0;
  const auto u = [&](std::uint32_t i) { return luck.uniform(Stream::UserStream, column, 0, i); };
  const auto second = [&](std::uint32_t i) { return luck.uniform(Stream::UserStream, column, 1, i); };
  const auto trials = [&](std::uint32_t i) {
    std::uint32_t trial = 1;
    while (luck.uniform(Stream::UserStream, column, trial, i) >= 0.2) ++trial;
    return trial;
  };
  const auto beta = [&](std::uint32_t i) {
    const double a = gamma_quantile(u(i), 2, 2), b = gamma_quantile(second(i), 5, 5);
    return a / (a + b);
  };
  using Draw = std::function<double(std::uint32_t)>;
  using Is = std::function<bool(double)>;
  struct Row {
    const char* name;
    Draw draw;
    double mean, variance, se_mean, se_variance;
    Is in_tail;
    double tail;
  };
  const auto above = [](double bound) { return [bound](double x) { return x > bound; }; };
  const auto from = [](double bound) { return [bound](double x) { return x >= bound; }; };
  const Row rows[] = {
      {"uniform", u, 0.5, 0.083333333, 2.887e-4, 7.454e-5, [](double x) { return x < 0.001; }, 1e-3},
      {"normal", [&](auto i) { return normal_quantile(u(i)); }, 0, 1, 1e-3, 1.414e-3,
       [](double x) { return std::abs(x) > 3; }, 2.699796e-3},
      {"exponential(1)", [&](auto i) { return exponential_quantile(u(i), 1); }, 1, 1, 1e-3, 2.828e-3,
       above(7), 9.118820e-4},
      {"Bernoulli(0.3)",
       [&](auto i) { return u(i) < 0.3 ? 1.0 : 0.0; },
       0.3,
       0.21,
       4.583e-4,
       1.833e-4,
       {},
       0},
      {"Binomial(20, 0.3)", [&](auto i) { return binomial_quantile(u(i), 20, 0.3); }, 6, 4.2, 2.049e-3,
       5.847e-3, from(13), 1.278880e-3},
      {"Poisson(3.5)", [&](auto i) { return poisson_quantile(u(i), 3.5); }, 3.5, 3.5, 1.871e-3, 5.292e-3,
       from(10), 3.314944e-3},
      {"Poisson(50)", [&](auto i) { return poisson_quantile(u(i), 50); }, 50, 50, 7.071e-3, 7.106e-2,
       from(75), 5.777545e-4},
      {"geometric(0.2) by trials", trials, 5, 20, 4.472e-3, 5.675e-2, above(30), 1.237940e-3},
      {"gamma(2.5)", [&](auto i) { return gamma_quantile(u(i), 2.5, 2.5); }, 2.5, 2.5, 1.581e-3, 5.244e-3,
       above(10), 1.249731e-3},
      {"beta(2, 5) of two gammas", beta, 0.28571429, 0.025510204, 1.597e-4, 3.498e-5, above(0.8), 1.6e-3},
      {"lognormal(0, 0.5)", [&](auto i) { return det_exp(0.5 * normal_quantile(u(i))); }, 1.1331485,
       0.36469585, 6.039e-4, 1.025e-3, above(4), 2.780618e-3}};
  for (const Row& row : rows) {
    RunningMoments running;
    double tail = 0;
    for (std::uint32_t i = 0; i < kMillion; ++i) {
      const double x = row.draw(i);
      running.add(x);
      if (row.in_tail) tail += row.in_tail(x) ? 1 : 0;
    }
    const Moments m = running.value();
    vv.sampled(fmt::format("{}, mean", row.name), m.mean, row.mean, row.se_mean);
    vv.sampled(fmt::format("{}, variance", row.name), m.sd * m.sd, row.variance, row.se_variance);
    if (row.in_tail)
      vv.sampled(fmt::format("{}, tail", row.name), tail / kMillion, row.tail,
                 share_error(row.tail, kMillion));
    ++column;
  }
}

TEST_CASE("VV-G6a Poisson draws fill their cells as the mass function says") {
  const Case vv("VV-G6");
  const double shares[] = {0.030197383, 0.105690842, 0.184958973, 0.215785469, 0.188812285, 0.132168600,
                           0.077098350, 0.038549175, 0.016865264, 0.006558714, 0.003314944};
  constexpr std::uint32_t kDraws = 200000;
  const Luck luck = vv.luck(6);
  std::vector<double> seen(11);
  for (std::uint32_t i = 0; i < kDraws; ++i)
    ++seen[std::min(10U, poisson_quantile(luck.uniform(Stream::UserStream, 20, 0, i), 3.5))];
  for (std::size_t k = 0; k < 11; ++k)
    vv.sampled(fmt::format("Poisson(3.5), {}{}", k, k == 10 ? " and more" : ""), seen[k] / kDraws, shares[k],
               share_error(shares[k], kDraws));
  vv.between("chi-square, df 10", chi_square(seen, [&](std::size_t k) { return shares[k]; }), 0, 35.564014);
}

TEST_CASE("VV-G6b continuous samplers pass the test of Kolmogorov and Smirnov") {
  const Case vv("VV-G6");
  const double levels[] = {0.1, 0.05, 0.01, 0.001, 0.0001};
  const double critical[] = {1.223848, 1.358099, 1.627624, 1.949475, 2.225251};
  for (std::size_t i = 0; i < 5; ++i)
    vv.close(fmt::format("tail at D sqrt(n) = {}", critical[i]), kolmogorov_tail(critical[i]), levels[i],
             5e-6);
  constexpr std::uint32_t kDraws = 20000;
  const Luck luck = vv.luck(7);
  const auto uniforms = [&](std::uint32_t column) {
    return sample(kDraws,
                  [&](std::uint32_t i) { return luck.seat_uniform(Stream::UserStream, column, 0, i); });
  };
  const auto of = [&](std::uint32_t column, auto quantile_of) {
    std::vector<double> x = uniforms(column);
    std::transform(x.begin(), x.end(), x.begin(), quantile_of);
    return x;
  };
  vv.between("uniform", ks_statistic(uniforms(1), [](double x) { return x; }), 0, kKsLimit);
  vv.between("normal", ks_statistic(of(2, normal_quantile), [](double x) { return normal_cdf(x); }), 0,
             kKsLimit);
  vv.between("exponential",
             ks_statistic(of(3, [](double w) { return exponential_quantile(w, 3); }),
                          [](double x) { return -std::expm1(-x / 3); }),
             0, kKsLimit);
  vv.between("gamma(0.7)",
             ks_statistic(of(4, [](double w) { return gamma_quantile(w, 0.7, 0.7); }),
                          [](double x) { return boost::math::gamma_p(0.7, x); }),
             0, kKsLimit);
  vv.between("Gumbel", ks_statistic(of(5, gumbel_shock), [](double x) { return std::exp(-std::exp(-x)); }), 0,
             kKsLimit);
}

TEST_CASE("VV-G6c words fall into equal cells evenly, held against the critical values of chi-square") {
  const Case vv("VV-G6");
  struct Row {
    int df;
    double critical[4];
  };
  const double levels[] = {0.95, 0.99, 0.999, 0.9999};
  const Row rows[] = {{9, {16.918978, 21.665994, 27.877165, 33.719948}},
                      {10, {18.307038, 23.209251, 29.588298, 35.564014}},
                      {15, {24.995790, 30.577914, 37.697298, 44.263225}},
                      {63, {82.528727, 92.010024, 103.442377, 113.504993}},
                      {99, {123.225221, 134.641617, 148.230359, 160.055738}},
                      {255, {293.247835, 310.457388, 330.519744, 347.654213}}};
  const Luck luck = vv.luck(8);
  for (const Row& row : rows) {
    for (std::size_t l = 0; l < 4; ++l) {
      vv.printed(fmt::format("critical value, df {}, {}", row.df, levels[l]),
                 boost::math::quantile(boost::math::chi_squared(row.df), levels[l]), row.critical[l], 1e-6);
    }
    const auto cells = static_cast<std::uint32_t>(row.df) + 1;
    std::vector<double> seen(cells);
    for (std::uint32_t i = 0; i < 100 * cells; ++i)
      ++seen[Luck::below(luck.seat_word(Stream::UserStream, cells, 0, i), cells)];
    vv.between(fmt::format("words in {} cells", cells),
               chi_square(seen, [&](std::size_t) { return 1.0 / cells; }), 0, row.critical[3]);
  }
}

TEST_CASE("VV-G6d uniforms of neighbours, weeks and purposes do not move together") {
  const Case vv("VV-G6");
  const Luck luck = vv.luck(9);
  // The correlation of independent columns has standard error 1 / sqrt(n).
  constexpr double kError = 1e-3;
  const auto draws = [&](Stream stream, std::uint32_t shift, std::uint32_t week) {
    return sample(kMillion, [&](std::uint32_t i) { return luck.uniform(stream, i + shift, week, 0); });
  };
  const auto base = draws(Stream::TeacherUse, 0, 10);
  vv.sampled("consecutive agents", correlation(base, draws(Stream::TeacherUse, 1, 10)), 0, kError);
  vv.sampled("consecutive weeks", correlation(base, draws(Stream::TeacherUse, 0, 11)), 0, kError);
  const std::pair<const char*, Stream> purposes[] = {{"use and incidents", Stream::IncidentTeacher},
                                                     {"use and training", Stream::TrainingAttendance},
                                                     {"use and network", Stream::AdviceTies}};
  for (const auto& [name, purpose] : purposes)
    vv.sampled(name, correlation(base, draws(purpose, 0, 10)), 0, kError);
}

TEST_CASE("VV-G6e over a hundred seeds the p-values of a uniformity test are uniform themselves") {
  const Case vv("VV-G6");
  const std::uint32_t first = vv.luck(0).seed();
  std::vector<double> p;
  for (std::uint32_t seed = first; seed < first + 100; ++seed) {
    std::vector<double> seen(64);
    for (std::uint32_t i = 0; i < 6400; ++i)
      ++seen[Luck::below(Luck(seed, 0).seat_word(Stream::StudentUse, 1, 0, i), 64)];
    p.push_back(boost::math::gamma_q(63 / 2.0, chi_square(seen, [](std::size_t) { return 1 / 64.0; }) / 2));
  }
  // The 0.001 level, as the fixed seed is one of many.
  vv.between("D sqrt(n) of p-values", ks_statistic(p, [](double x) { return x; }), 0, 1.949475);
}

TEST_CASE("VV-Q1 key and counter hold seed, replicate, stream, entity, week and index, in that order") {
  const Case vv("VV-Q1");
  struct Row {
    std::uint32_t seed, replicate, stream, entity, week, index;
    PhiloxCounter words;
    double uniform;
  };
  const Row rows[] = {
      {1, 0, 0, 0, 0, 0, {0xe3e80670, 0xe50a0ebc, 0x95f222c0, 0xb615aa27}, 0.8946847163350924},
      {1, 1, 0, 0, 0, 0, {0xa1cfb571, 0x2cef5b95, 0xd51dc87d, 0x02fadfa7}, 0.1755273094475445},
      {2026, 7, 3, 1042, 17, 0, {0x7f300c68, 0x826d59e5, 0x8ba270f7, 0x8c2e6162}, 0.5094810662550914},
      {2026, 7, 3, 1042, 18, 0, {0x3e7c0da3, 0x8b47a416, 0x76998676, 0x3b336f2d}, 0.5440619043642841},
      {2026, 7, 4, 1042, 17, 0, {0x71aeee3b, 0x0750e478, 0x2dfbd345, 0x9e65ff08}, 0.0285780710270803},
      {2026, 7, 3, 1043, 17, 0, {0x2a5eda95, 0x342c063e, 0xfb4f7d03, 0xc52d75d1}, 0.2037967588206543},
      {2026, 7, 3, 1042, 17, 1, {0x4f7d64e8, 0x297ebcf6, 0x272eaf75, 0x8e687ebb}, 0.1620901204437266}};
  std::set<PhiloxCounter> distinct;
  for (const Row& r : rows) {
    const Luck luck(r.seed, r.replicate);
    const auto stream = static_cast<Stream>(r.stream);
    const PhiloxCounter words = luck.words(stream, r.entity, r.week, r.index);
    const std::string name =
        fmt::format("{} {} {} {} {} {}", r.seed, r.replicate, r.stream, r.entity, r.week, r.index);
    for (std::size_t w = 0; w < 4; ++w) vv.exact(fmt::format("{}, word {}", name, w), words[w], r.words[w]);
    vv.printed(name + ", 53 bits", luck.uniform(stream, r.entity, r.week, r.index), r.uniform, 1e-16);
    distinct.insert(words);
  }
  vv.exact("row 1 is Philox of counter 0 and key (1, 0)", philox4x32({0, 0, 0, 0}, {1, 0})[0],
           rows[0].words[0]);
  vv.exact("different outputs", static_cast<double>(distinct.size()), 7);
}

}  // namespace pilotwave::test
