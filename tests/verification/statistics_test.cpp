// Section J without inequality, and M5: what is said about numbers that came out of runs.
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "experiment/verdict.hpp"
#include "pilotwave/statistics.hpp"
#include "rng/samplers.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

/// The worst of several values that should agree with one.
double farthest_from(double expected, const std::vector<double>& values) {
  double worst = expected;
  for (const double v : values) {
    if (!(std::abs(v - expected) <= std::abs(worst - expected))) worst = v;
  }
  return worst;
}

/// A first value, then 500 times (low, high).
std::vector<double> alternating(double first, double low, double high) {
  std::vector<double> x{first};
  for (int i = 0; i < 500; ++i) x.push_back(low), x.push_back(high);
  return x;
}

RunningMoments streamed(std::span<const double> x) {
  RunningMoments running;
  for (const double v : x) running.add(v);
  return running;
}

const std::vector<double> kSleepX{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
const std::vector<double> kSleepY{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

/// Share of `intervals` t intervals for the mean of n draws that hold the true mean.
double t_coverage(const Luck& luck, std::uint32_t n, std::uint32_t intervals, double truth,
                  double (*quantile_of)(double)) {
  double held = 0;
  std::vector<double> x(n);
  for (std::uint32_t r = 0; r < intervals; ++r) {
    for (std::uint32_t i = 0; i < n; ++i) x[i] = quantile_of(luck.seat_uniform(Stream::UserStream, n, r, i));
    const Interval interval = mean_interval(moments(x), 0.95);
    held += interval.low <= truth && truth <= interval.high ? 1 : 0;
  }
  return held / intervals;
}

}  // namespace

TEST_CASE("VV-J1 means, deviations and autocorrelations keep their digits on the NIST sets") {
  const Case vv("VV-J1");
  struct Row {
    const char* name;
    std::vector<double> data;
    double mean, sd, lag1, sd_tolerance, exact_sd, exact_tolerance;
  };
  // The last two columns: the deviation of the data as rounded to doubles, by rational arithmetic.
  const Row rows[] = {{"NumAcc1", {10000001, 10000003, 10000002}, 10000002, 1, -0.5, 1e-13, 1, 1e-13},
                      {"NumAcc2", alternating(1.2, 1.1, 1.3), 1.2, 0.1, -0.999, 1e-13, 0.1, 1e-13},
                      {"NumAcc3", alternating(1000000.2, 1000000.1, 1000000.3), 1000000.2, 0.1, -0.999, 1e-9,
                       0.1000000000349246, 1e-10},
                      {"NumAcc4", alternating(10000000.2, 10000000.1, 10000000.3), 10000000.2, 0.1, -0.999,
                       1e-8, 0.10000000055879354, 1e-10}};
  for (const Row& row : rows) {
    const auto named = [&](const char* what) { return fmt::format("{}, {}", row.name, what); };
    const Moments two_pass = moments(row.data), one_pass = streamed(row.data).value();
    std::vector<double> means, sds;
    for (std::size_t cut = 0; cut <= row.data.size(); ++cut) {
      RunningMoments left = streamed(std::span(row.data).first(cut));
      left.merge(streamed(std::span(row.data).subspan(cut)));
      means.push_back(left.value().mean);
      sds.push_back(left.value().sd);
    }
    vv.close(named("mean"), two_pass.mean, row.mean, 1e-14);
    vv.close(named("mean, one pass"), one_pass.mean, row.mean, 1e-14);
    vv.close(named("mean, worst split"), farthest_from(row.mean, means), row.mean, 1e-14);
    vv.close(named("SD"), two_pass.sd, row.sd, row.sd_tolerance);
    vv.close(named("SD, one pass"), one_pass.sd, row.sd, row.sd_tolerance);
    vv.close(named("SD, worst split"), farthest_from(row.sd, sds), row.sd, row.sd_tolerance);
    vv.close(named("SD of the rounded data"), two_pass.sd, row.exact_sd, row.exact_tolerance);
    vv.close(named("SD of the rounded data, one pass"), one_pass.sd, row.exact_sd, row.exact_tolerance);
    vv.close(named("SD of the rounded data, worst split"), farthest_from(row.exact_sd, sds), row.exact_sd,
             row.exact_tolerance);
    vv.close(named("lag-1 autocorrelation"), lag1_autocorrelation(row.data), row.lag1, row.sd_tolerance);
  }
}

TEST_CASE("VV-J2 quantiles of Student's t and of the normal distribution") {
  const Case vv("VV-J2");
  struct Row {
    int df;
    double t[3];
  };
  const double shares[] = {0.95, 0.975, 0.995};
  const Row rows[] = {
      {1, {6.3137515148, 12.7062047364, 63.6567411629}}, {2, {2.9199855804, 4.3026527299, 9.9248432009}},
      {4, {2.1318467863, 2.7764451052, 4.6040948714}},   {9, {1.8331129327, 2.2621571627, 3.2498355440}},
      {19, {1.7291328115, 2.0930240544, 2.8609346064}},  {29, {1.6991270265, 2.0452296421, 2.7563859037}},
      {49, {1.6765508919, 2.0095752371, 2.6799519736}},  {99, {1.6603911560, 1.9842169515, 2.6264054564}}};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < 3; ++i)
      vv.close(fmt::format("t, df {}, {}", row.df, shares[i]), student_t_quantile(shares[i], row.df),
               row.t[i], 1e-9);
  }
  struct Normal {
    double p, z, digit;
  };
  const Normal normals[] = {
      {0.9, 1.281551565545, 1e-12},      {0.95, 1.644853626951, 1e-12},   {0.975, 1.959963984540, 1e-12},
      {0.99, 2.326347874041, 1e-12},     {0.995, 2.575829303549, 1e-12},  {0.999, 3.090232306168, 1e-12},
      {0.999999, 4.753424308817, 1e-12}, {1e-10, -6.361340902404, 1e-12}, {1e-300, -37.0470962994, 1e-10}};
  for (const Normal& row : normals)
    vv.printed(fmt::format("normal, {}", row.p), normal_quantile(row.p), row.z, row.digit);
}

TEST_CASE("VV-J3 Student's sleep data: tests of means and sizes of effects") {
  const Case vv("VV-J3");
  const Moments x = moments(kSleepX), y = moments(kSleepY);
  vv.close("mean of x", x.mean, 0.75);
  vv.close("mean of y", y.mean, 2.33);
  vv.close("variance of x", x.sd * x.sd, 3.2005555556, 1e-9);
  vv.close("variance of y", y.sd * y.sd, 4.0090000000, 1e-9);
  struct Row {
    const char* name;
    MeanTest test;
    double t, df, p;
  };
  const MeanTest paired = paired_t_test(kSleepX, kSleepY), welch = welch_t_test(x, y);
  const Row rows[] = {{"paired", paired, -4.0621276834, 9, 0.002832890197},
                      {"Welch", welch, -1.8608134675, 17.7764735162, 0.079394140187},
                      {"pooled", pooled_t_test(x, y), -1.8608134675, 18, 0.079186714216}};
  for (const Row& row : rows) {
    vv.close(fmt::format("{}, t", row.name), row.test.t, row.t, 1e-9);
    vv.close(fmt::format("{}, df", row.name), row.test.df, row.df, 1e-9);
    vv.close(fmt::format("{}, p", row.name), row.test.p, row.p, 1e-9);
  }
  vv.close("paired interval, low", paired.interval.low, -2.4598857633, 1e-9);
  vv.close("paired interval, high", paired.interval.high, -0.7001142367, 1e-9);
  vv.close("Welch interval, low", welch.interval.low, -3.3654832307, 1e-9);
  vv.close("Welch interval, high", welch.interval.high, 0.2054832307, 1e-9);
  vv.close("Cohen's d", cohens_d(y, x), 0.8321810813, 1e-9);
  vv.close("Hedges' correction", hedges_correction(18), 0.9576464270, 1e-9);
  vv.close("Hedges' g", hedges_g(y, x), 0.7969352392, 1e-9);
  vv.close("approximate correction", hedges_correction_approximate(18), 0.9577464789, 1e-9);
  vv.close("g by the approximate correction", cohens_d(y, x) * hedges_correction_approximate(18),
           0.7970185004, 1e-9);
  vv.close("paired d", paired_d(kSleepY, kSleepX), 1.2845575626, 1e-9);
}

TEST_CASE("VV-J4 the exact sign test") {
  const Case vv("VV-J4");
  struct Row {
    int n, larger;
    double two_sided, one_sided, digit;
  };
  const Row rows[] = {{5, 5, 0.0625, 0.03125, 0},
                      {6, 6, 0.03125, 0.015625, 0},
                      {10, 8, 0.109375, 0.0546875, 0},
                      {10, 9, 0.021484375, 0.0107421875, 0},
                      {10, 10, 0.001953125, 0.0009765625, 0},
                      {12, 10, 0.03857421875, 0.019287109375, 0},
                      {15, 12, 0.03515625, 0.017578125, 0},
                      {20, 14, 0.11531829834, 0.0576591491699, 1e-11},
                      {20, 15, 0.041389465332, 0.020694732666, 1e-12}};
  for (const Row& row : rows) {
    const std::string name = fmt::format("{} of {}", row.larger, row.n);
    const double two = sign_test(row.larger, row.n), one = one_sided_sign_test(row.larger, row.n);
    if (row.digit == 0) {  // printed in full
      vv.close(name + ", two-sided", two, row.two_sided);
      vv.close(name + ", one-sided", one, row.one_sided);
    } else {
      vv.printed(name + ", two-sided", two, row.two_sided, row.digit);
      vv.printed(name + ", one-sided", one, row.one_sided, row.digit / 10);
    }
  }
  vv.exact("five pairs can decide", can_decide(5, 1), 0);
  vv.exact("six pairs can decide", can_decide(6, 1), 1);
}

TEST_CASE("VV-J5 Wilson's and the exact interval of a proportion") {
  const Case vv("VV-J5");
  struct Row {
    int successes, n;
    double wilson_low, wilson_high, exact_low, exact_high;
  };
  const Row rows[] = {{81, 263, 0.2552885199, 0.3662095770, 0.2527367456, 0.3676219226},
                      {15, 148, 0.0623863995, 0.1604872417, 0.0578440101, 0.1616504903},
                      {0, 20, 0.0000000000, 0.1611251581, 0.0000000000, 0.1684334710},
                      {1, 29, 0.0061132143, 0.1717552188, 0.0008726469, 0.1776442955},
                      {7, 10, 0.3967781475, 0.8922087326, 0.3475471499, 0.9332604888},
                      {10, 10, 0.7224672001, 1.0000000000, 0.6915028922, 1.0000000000}};
  for (const Row& row : rows) {
    const Interval w = wilson(row.successes, row.n, 0.95), e = clopper_pearson(row.successes, row.n, 0.95);
    const std::string name = fmt::format("{}/{}", row.successes, row.n);
    vv.printed(name + ", Wilson low", w.low, row.wilson_low, 1e-10);
    vv.printed(name + ", Wilson high", w.high, row.wilson_high, 1e-10);
    vv.printed(name + ", exact low", e.low, row.exact_low, 1e-10);
    vv.printed(name + ", exact high", e.high, row.exact_high, 1e-10);
  }
  int outside = 0;
  for (int n = 1; n <= 60; ++n) {
    for (int successes = 0; successes <= n; ++successes) {
      const Interval w = wilson(successes, n, 0.99);
      outside += w.low < 0 || w.high > 1 ? 1 : 0;
    }
  }
  vv.exact("Wilson bounds outside 0 and 1", outside, 0);
}

TEST_CASE("VV-J6 intervals of a proportion cover as often as their exact sums say") {
  const Case vv("VV-J6");
  struct Row {
    int n;
    double p, wilson, exact;
  };
  const Row rows[] = {{20, 0.1, 0.95682550, 0.98874687},
                      {20, 0.3, 0.97521792, 0.97521792},
                      {20, 0.5, 0.95861053, 0.95861053},
                      {50, 0.05, 0.96222383, 0.98821355}};
  for (const Row& row : rows) {
    vv.printed(fmt::format("Wilson, n = {}, p = {}", row.n, row.p),
               interval_coverage(ProportionInterval::Wilson, row.n, row.p, 0.95), row.wilson, 1e-8);
    vv.printed(fmt::format("exact, n = {}, p = {}", row.n, row.p),
               interval_coverage(ProportionInterval::ClopperPearson, row.n, row.p, 0.95), row.exact, 1e-8);
  }
}

TEST_CASE("VV-J6 t intervals cover normal means as they say and means of skewed data less often") {
  const Case vv("VV-J6");
  constexpr std::uint32_t kIntervals = 10000, kSkewedIntervals = 20000;
  for (const std::uint32_t n : {2U, 5U, 20U})
    vv.sampled(fmt::format("normal, n = {}", n), t_coverage(vv.luck(1), n, kIntervals, 0, normal_quantile),
               0.95, 0.00218);
  const std::array<std::pair<std::uint32_t, double>, 4> skewed = {
      {{5, 0.8828}, {10, 0.9004}, {20, 0.9187}, {30, 0.9276}}};
  for (const auto& [n, share] : skewed) {
    const double got =
        t_coverage(vv.luck(2), n, kSkewedIntervals, 1, [](double u) { return exponential_quantile(u, 1); });
    vv.between(fmt::format("exponential, n = {}", n), got, share - 0.01, share + 0.01);
  }
}

TEST_CASE("VV-J7 resampling three replicates gives every resample as often as chance says") {
  const Case vv("VV-J7");
  const std::vector<double> data{2, 4, 9};
  // Sums of three, which are whole numbers, and how many of the 27 resamples have them.
  const std::map<int, int> counts{{6, 1},  {8, 3},  {10, 3}, {12, 1}, {13, 3},
                                  {15, 6}, {17, 3}, {20, 3}, {22, 3}, {27, 1}};
  constexpr std::uint32_t kResamples = 10000;
  const auto sum = [&](std::span<const std::size_t> drawn) {
    double total = 0;
    for (const std::size_t i : drawn) total += data[i];
    return total;
  };
  const std::vector<double> sums = bootstrap(3, {kResamples, vv.luck(7), 0}, sum);
  std::map<int, int> seen;
  for (const double s : sums) ++seen[static_cast<int>(s)];
  const auto share_error = [](double p) { return std::sqrt(p * (1 - p) / kResamples); };
  for (const auto& [total, count] : counts) {
    const double p = count / 27.0;
    vv.sampled(fmt::format("mean {:.5g}", total / 3.0), static_cast<double>(seen[total]) / kResamples, p,
               share_error(p));
  }
  vv.exact("other means", static_cast<double>(seen.size()), 10);
  const auto share = [&](auto is) {
    double n = 0;
    for (const double s : sums) n += is(s) ? 1 : 0;
    return n / kResamples;
  };
  vv.sampled("P(mean <= 3)", share([](double s) { return s <= 9; }), 4 / 27.0, share_error(4 / 27.0));
  vv.sampled("P(mean >= 7)", share([](double s) { return s >= 21; }), 4 / 27.0, share_error(4 / 27.0));
  vv.sampled("P(mean >= 6)", share([](double s) { return s >= 18; }), 7 / 27.0, share_error(7 / 27.0));
  constexpr double kError = 1.699673171198;
  const Moments m = moments(sums);
  vv.sampled("mean", m.mean / 3, 5, kError / std::sqrt(double{kResamples}));
  double variance = 0, fourth = 0;
  for (const auto& [total, count] : counts) {
    const double d = total / 3.0 - 5;
    variance += count / 27.0 * d * d;
    fourth += count / 27.0 * d * d * d * d;
  }
  vv.close("standard error by all 27", std::sqrt(variance), kError);
  const Moments of_data = moments(data);
  vv.close("standard error by sqrt((n - 1) / n) s / sqrt(n)",
           std::sqrt(2.0 / 3) * of_data.sd / std::sqrt(3.0), kError);
  vv.sampled("standard error", m.sd / 3, kError,
             std::sqrt((fourth - variance * variance) / (4 * variance * kResamples)));
}

TEST_CASE("VV-J10 quantiles of five types") {
  const Case vv("VV-J10");
  const std::vector<double> data{3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
  const QuantileType types[] = {QuantileType::Linear, QuantileType::Weibull, QuantileType::Hazen,
                                QuantileType::MedianUnbiased, QuantileType::Inverse};
  struct Row {
    double share;
    double quantiles[5];
  };
  const Row rows[] = {{0.05, {1, 1, 1, 1, 1}},        {0.25, {2.25, 1.75, 2, 1.916666667, 2}},
                      {0.5, {3.5, 3.5, 3.5, 3.5, 3}}, {0.75, {5, 5.25, 5, 5.083333333, 5}},
                      {0.9, {6.3, 8.7, 7.5, 7.9, 6}}, {0.95, {7.65, 9, 9, 9, 9}}};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < 5; ++i) {
      const std::string name = fmt::format("type {}, {}", static_cast<int>(types[i]), row.share);
      const double got = quantile(data, row.share, types[i]);
      if (types[i] == QuantileType::MedianUnbiased)
        vv.printed(name, got, row.quantiles[i], 1e-9);
      else
        vv.close(name, got, row.quantiles[i]);
    }
  }
}

TEST_CASE("VV-J11 adjustment of several p-values") {
  const Case vv("VV-J11");
  const std::vector<double> p{0.01, 0.04, 0.03, 0.005, 0.20};
  const double holm[] = {0.04, 0.09, 0.09, 0.025, 0.20}, bh[] = {0.025, 0.05, 0.05, 0.025, 0.20};
  const std::vector<double> got_holm = holm_adjusted(p), got_bh = benjamini_hochberg_adjusted(p);
  for (std::size_t i = 0; i < p.size(); ++i) {
    vv.close(fmt::format("Holm, p = {}", p[i]), got_holm[i], holm[i], 1e-15);
    vv.close(fmt::format("Benjamini-Hochberg, p = {}", p[i]), got_bh[i], bh[i], 1e-15);
  }
}

TEST_CASE("VV-M5 what an effect size means among people") {
  const Case vv("VV-M5");
  struct Row {
    double d, below, above, overlap;
  };
  const Row rows[] = {{0.05, 0.5199388058, 0.5141018017, 0.9800549636},
                      {0.1, 0.5398278373, 0.5281859889, 0.9601223883},
                      {0.2, 0.5792597094, 0.5562314580, 0.9203443254},
                      {0.25, 0.5987063257, 0.5701581024, 0.9005235503},
                      {0.4, 0.6554217416, 0.6113512946, 0.8414805811}};
  for (const Row& row : rows) {
    vv.printed(fmt::format("d = {}, controls below", row.d), share_below_treated_mean(row.d), row.below,
               1e-10);
    vv.printed(fmt::format("d = {}, treated above", row.d), chance_treated_above(row.d), row.above, 1e-10);
    vv.printed(fmt::format("d = {}, overlap", row.d), overlap(row.d), row.overlap, 1e-10);
  }
  vv.printed("proficient, cut 0.2, before", share_above(0.2, 0), 0.4207402906, 1e-10);
  vv.printed("proficient, cut 0.2, shift 0.1", share_above(0.2, 0.1), 0.4601721627, 1e-10);
  vv.printed("proficient, cut 2, before", share_above(2, 0), 0.02275013, 1e-8);
  vv.printed("proficient, cut 2, shift 0.1", share_above(2, 0.1), 0.02871656, 1e-8);
}

}  // namespace pilotwave::test
