// Section C: Granovetter's thresholds among people who all see each other.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include <fmt/format.h>

#include "network/generators/network_draw.hpp"
#include "rng/samplers.hpp"
#include "spread/cascade.hpp"
#include "spread/run_spread.hpp"
#include "verification/case.hpp"
#include "verification/share_error.hpp"

namespace pilotwave::test {
namespace {

SpreadHistory settle_together(const std::vector<double>& thresholds) {
  SpreadPlan plan;
  plan.steps = 1'000'000;
  plan.until = Until::NobodyChanges;
  return run_spread(MixedCrowd(static_cast<std::uint32_t>(thresholds.size())), CountThreshold{0, thresholds},
                    plan);
}

/// 0, 1, ..., 99, one each.
std::vector<double> one_each() {
  std::vector<double> thresholds(100);
  std::iota(thresholds.begin(), thresholds.end(), 0.0);
  return thresholds;
}

double final_count(const std::vector<double>& thresholds) {
  return static_cast<double>(settle_together(thresholds).adopting.back());
}

/// The same rule one person at a time, in an order of luck's choosing, until nobody follows any more.
std::vector<bool> settle_one_by_one(const std::vector<double>& thresholds, const Luck& luck) {
  const CountThreshold rule{0, thresholds};
  const auto n = static_cast<std::uint32_t>(thresholds.size());
  std::vector<bool> adopts(n, false);
  Situation x;
  x.watched = n;
  std::uint32_t draw = 0;
  for (std::uint32_t idle = 0; idle < 100 * n; ++idle) {
    x.person = NetworkDraw::below(luck.words(user_stream(3), 0, 0, draw++)[0], n);
    if (adopts[x.person] || rule(x) < 1) continue;
    adopts[x.person] = true;
    ++x.adopting;
    idle = 0;
  }
  return adopts;
}

}  // namespace

TEST_CASE("VV-C1 one threshold each: one follows the other until all have") {
  const Case c("VV-C1");
  const SpreadHistory run = settle_together(one_each());
  c.exact("final count", static_cast<double>(run.adopting.back()), 100);
  c.exact("productive steps", run.last_change, 100);
  for (std::size_t t = 0; t <= 100; ++t) {
    c.exact(fmt::format("count after step {}", t), static_cast<double>(run.adopting[t]),
            static_cast<double>(t));
  }
  const std::vector<bool> one_by_one = settle_one_by_one(one_each(), c.luck(0));
  c.exact("final count, one by one",
          static_cast<double>(std::count(one_by_one.begin(), one_by_one.end(), true)), 100);
}

TEST_CASE("VV-C2 one person's threshold decides for everyone") {
  const Case c("VV-C2");
  const auto changed = [](std::size_t person, double threshold) {
    std::vector<double> thresholds = one_each();
    thresholds[person] = threshold;
    return thresholds;
  };
  c.exact("threshold 1 becomes 2", final_count(changed(1, 2)), 1);
  c.exact("threshold 40 becomes 41", final_count(changed(40, 41)), 40);
  c.exact("threshold 99 becomes 100", final_count(changed(99, 100)), 99);
  std::vector<double> without = one_each();
  without.erase(without.begin());
  c.exact("without the instigator", final_count(without), 0);
  const std::vector<bool> one_by_one = settle_one_by_one(changed(40, 41), c.luck(1));
  const SpreadHistory at_once = settle_together(changed(40, 41));
  bool same = true;
  for (std::size_t i = 0; i < 100; ++i) same = same && one_by_one[i] == (at_once.levels[i] == 1);
  c.exact("one by one, the same people", same ? 1 : 0, 1);
}

TEST_CASE("VV-C3 normal thresholds: where a little more spread moves almost everyone") {
  const Case c("VV-C3");
  const ThresholdJump jump = normal_threshold_jump(0.25);
  c.printed("spread at the jump", jump.sd, 0.122220868269, 1e-12);
  c.printed("share at the jump", jump.share, 0.062003251513, 1e-12);
  constexpr std::array<std::array<double, 2>, 16> kRows{{{0.05, 2.86660095665e-07},
                                                         {0.08, 0.000924592394713},
                                                         {0.1, 0.007695512702},
                                                         {0.11, 0.0171298760993},
                                                         {0.12, 0.0402113397131},
                                                         {0.121, 0.04552899906},
                                                         {0.122, 0.054792204426},
                                                         {0.1225, 0.999999999539},
                                                         {0.123, 0.999999999462},
                                                         {0.125, 0.999999999013},
                                                         {0.15, 0.999999713346},
                                                         {0.2, 0.999911426432},
                                                         {0.25, 0.998625534351},
                                                         {0.3, 0.993393544305},
                                                         {0.5, 0.904852007642},
                                                         {1.0, 0.658573751703}}};
  for (const auto& [sd, share] : kRows) {
    c.close(fmt::format("share at rest, spread {}", sd), normal_threshold_share(0.25, sd), share, 1e-10);
  }
}

TEST_CASE("VV-C4 normal thresholds without luck, person by person") {
  const Case c("VV-C4");
  struct Row {
    double sd;
    std::array<std::array<int, 2>, 3> by_size;  ///< final count and steps for 100, 1,000 and 10,000 people
  };
  constexpr std::array<Row, 10> kRows{{{0.05, {{{0, 0}, {0, 0}, {0, 0}}}},
                                       {0.1, {{{1, 1}, {8, 3}, {77, 4}}}},
                                       {0.12, {{{3, 2}, {39, 7}, {401, 15}}}},
                                       {0.122, {{{4, 3}, {51, 12}, {543, 31}}}},
                                       {0.123, {{{4, 3}, {1000, 39}, {10000, 36}}}},
                                       {0.125, {{{5, 4}, {1000, 20}, {10000, 20}}}},
                                       {0.13, {{{100, 12}, {1000, 12}, {10000, 12}}}},
                                       {0.15, {{{100, 7}, {1000, 7}, {10000, 7}}}},
                                       {0.2, {{{100, 5}, {1000, 6}, {9999, 6}}}},
                                       {0.25, {{{100, 5}, {999, 6}, {9986, 6}}}}}};
  for (const Row& row : kRows) {
    std::size_t size = 0;
    for (const std::uint32_t n : {100U, 1000U, 10000U}) {
      std::vector<double> thresholds(n);
      for (std::uint32_t i = 0; i < n; ++i) {
        thresholds[i] = n * (0.25 + row.sd * normal_quantile((i + 0.5) / n));
      }
      const SpreadHistory run = settle_together(thresholds);
      const auto& [count, steps] = row.by_size[size++];
      c.exact(fmt::format("final count of {}, spread {}", n, row.sd),
              static_cast<double>(run.adopting.back()), count);
      c.exact(fmt::format("steps of {}, spread {}", n, row.sd), run.last_change, steps);
    }
  }
}

namespace {

/// Final counts of many crowds whose thresholds are uniform on 0 .. n - 1.
std::vector<std::uint32_t> uniform_thresholds(const Case& c, std::uint32_t n, std::uint32_t n_runs) {
  std::vector<std::uint32_t> finals(n_runs);
  std::vector<double> thresholds(n);
  for (std::uint32_t r = 0; r < n_runs; ++r) {
    const Luck luck = c.luck(r);
    for (std::uint32_t i = 0; i < n; ++i) {
      thresholds[i] = NetworkDraw::below(luck.seat_word(user_stream(2), n, 0, i), n);
    }
    finals[r] = static_cast<std::uint32_t>(final_count(thresholds));
  }
  return finals;
}

double share_of(const std::vector<std::uint32_t>& finals, std::uint32_t k) {
  return static_cast<double>(std::count(finals.begin(), finals.end(), k)) /
         static_cast<double>(finals.size());
}

double mean_final(const std::vector<std::uint32_t>& finals) {
  double sum = 0;
  for (const std::uint32_t k : finals) sum += k;
  return sum / static_cast<double>(finals.size());
}

}  // namespace

TEST_CASE("VV-C5 random thresholds of ten people are parking functions") {
  const Case c("VV-C5");
  constexpr std::array<double, 11> kChance{0.348678440100, 0.134217728000, 0.077824813500, 0.053747712000,
                                           0.041015625000, 0.033443020800, 0.028588707000, 0.025165824000,
                                           0.021523360500, 0.000000000000, 0.235794769100};
  constexpr std::uint32_t kRuns = 100'000;
  const auto finals = uniform_thresholds(c, 10, kRuns);
  double expected = 0, square = 0;
  for (std::uint32_t k = 0; k <= 10; ++k) {
    c.sampled(fmt::format("P(final = {}) of 10", k), share_of(finals, k), kChance[k],
              share_error(kChance[k], kRuns));
    expected += k * kChance[k];
    square += k * k * kChance[k];
  }
  c.sampled("mean of 10", mean_final(finals), 3.6602156800,
            std::sqrt((square - expected * expected) / kRuns));
}

TEST_CASE("VV-C5 random thresholds of a hundred people", "[slow]") {
  const Case c("VV-C5");
  constexpr std::uint32_t kRuns = 100'000;
  const auto finals = uniform_thresholds(c, 100, kRuns);
  c.sampled("P(all) of 100", share_of(finals, 100), 0.026780334945, share_error(0.026780334945, kRuns));
  c.sampled("P(nobody) of 100", share_of(finals, 0), 0.366032341273, share_error(0.366032341273, kRuns));
  c.exact("P(all but one) of 100", share_of(finals, 99), 0);
  c.sampled("mean of 100", mean_final(finals), 12.2099606302, 24.47866280 / std::sqrt(double{kRuns}));
}

}  // namespace pilotwave::test
