// Cases Q4, Q5, N4 and N5: verdicts, and what looking more than once does to them.
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "experiment/paired.hpp"
#include "experiment/verdict.hpp"
#include "pilotwave/statistics.hpp"
#include "rng/samplers.hpp"
#include "verification/case.hpp"
#include "verification/share_error.hpp"

namespace pilotwave::test {
namespace {

/// Fewest wins of n for which something holds.
template <class Holds>
int fewest_wins(int n, Holds holds) {
  int won = 0;
  while (won <= n && !holds(won)) ++won;
  return won;
}

/// The looks first, first + step, ..., 100.
std::vector<int> looks_to_100(int first, int step) {
  std::vector<int> looks;
  for (int n = first; n <= 100; n += step) looks.push_back(n);
  return looks;
}

/// Share of simulated rows of pairs between equal plans that end in a verdict.
double simulated_verdicts(const StoppingRule& rule, const std::vector<int>& looks, const Luck& luck,
                          std::uint32_t runs) {
  // A rule's answer depends on two small numbers: asked once each.
  std::vector<std::vector<bool>> decides;
  for (const int n : looks) {
    decides.emplace_back();
    for (int won = 0; won <= n; ++won) {
      const Settled settled = rule(won, n);
      decides.back().push_back(settled == Settled::First || settled == Settled::Second);
    }
  }
  double verdicts = 0;
  for (std::uint32_t r = 0; r < runs; ++r) {
    std::size_t won = 0;
    std::uint32_t pair = 0;
    for (std::size_t look = 0; look < looks.size(); ++look) {
      for (; pair < static_cast<std::uint32_t>(looks[look]); ++pair)
        won += luck.seat_uniform(Stream::UserStream, r, 0, pair) < 0.5 ? 1U : 0U;
      if (decides[look][won]) {
        ++verdicts;
        break;
      }
    }
  }
  return verdicts / runs;
}

}  // namespace

TEST_CASE("VV-Q4 fewest wins for a verdict, by either interval") {
  const Case vv("VV-Q4");
  struct Row {
    int pairs;
    ProportionInterval interval;
    int likely[3], clear[3];
  };
  constexpr auto kWilson = ProportionInterval::Wilson, kExact = ProportionInterval::ClopperPearson;
  const Row rows[] = {
      {20, kWilson, {15, 16, 16}, {19, 20, 20}},        {20, kExact, {15, 16, 16}, {19, 20, 20}},
      {50, kWilson, {32, 33, 34}, {44, 45, 45}},        {50, kExact, {33, 34, 34}, {44, 45, 45}},
      {100, kWilson, {60, 62, 62}, {84, 85, 86}},       {100, kExact, {61, 62, 63}, {84, 85, 86}},
      {200, kWilson, {114, 116, 117}, {163, 164, 165}}, {200, kExact, {115, 117, 118}, {163, 164, 165}}};
  for (const Row& row : rows) {
    for (int goals = 1; goals <= 3; ++goals) {
      const std::size_t g = static_cast<std::size_t>(goals) - 1;
      const bool exact = row.interval == kExact;
      const std::string name =
          fmt::format("{} pairs, {}, {} goals", row.pairs, exact ? "exact" : "Wilson", goals);
      const auto low = [&](int won) {
        return proportion_interval(row.interval, won, row.pairs, joint_confidence(goals)).low;
      };
      vv.exact(name + ", likely", fewest_wins(row.pairs, [&](int won) { return low(won) > 0.50; }),
               row.likely[g]);
      vv.exact(name + ", clear", fewest_wins(row.pairs, [&](int won) { return low(won) > 0.75; }),
               row.clear[g]);
      if (!exact) continue;  // the interval that verdicts use
      const auto verdict = [&](int won) { return verdict_of({won, row.pairs - won, 0, 0}, goals); };
      vv.exact(name + ", likely verdict",
               fewest_wins(row.pairs, [&](int won) { return favours_first(verdict(won)); }), row.likely[g]);
      vv.exact(name + ", clear verdict",
               fewest_wins(row.pairs, [&](int won) { return verdict(won) == Verdict::ClearlyFirst; }),
               row.clear[g]);
    }
  }
  vv.printed("83 of 100, Wilson low", wilson(83, 100, 0.95).low, 0.744520, 1e-6);
  vv.printed("83 of 100, exact low", clopper_pearson(83, 100, 0.95).low, 0.741825, 1e-6);
  vv.exact("83 of 100 are likely", verdict_of({83, 17, 0, 0}, 1) == Verdict::LikelyFirst, 1);
  vv.exact("84 of 100 are clear", verdict_of({84, 16, 0, 0}, 1) == Verdict::ClearlyFirst, 1);
  vv.printed("81 of 100, Wilson low", wilson(81, 100, 0.95).low, 0.722212, 1e-6);
  vv.printed("81 of 100, Wilson high", wilson(81, 100, 0.95).high, 0.874852, 1e-6);
  vv.printed("81 of 100, exact low", clopper_pearson(81, 100, 0.95).low, 0.719302, 1e-6);
  vv.printed("81 of 100, exact high", clopper_pearson(81, 100, 0.95).high, 0.881557, 1e-6);
}

TEST_CASE("VV-Q4 normal differences are won as often as their mean stands above nothing") {
  const Case vv("VV-Q4");
  const std::array<std::array<double, 2>, 3> rows = {
      {{0.25, 0.59870633}, {0.5, 0.69146246}, {1, 0.84134475}}};
  constexpr std::uint32_t kPairs = 100000;
  const Luck luck = vv.luck(4);
  for (const auto& [ratio, share] : rows) {
    vv.printed(fmt::format("mean / SD = {}", ratio), share_below_treated_mean(ratio), share, 1e-8);
    WinCount count;
    for (std::uint32_t i = 0; i < kPairs; ++i) {
      const double z = normal_quantile(luck.seat_uniform(Stream::UserStream, 0, 0, i));
      count_pair(count, 100 + 3 * (ratio + z), 100, Better::Higher);
    }
    vv.sampled(fmt::format("mean / SD = {}, pairs won", ratio),
               static_cast<double>(count.won) / count.decided(), share, share_error(share, kPairs));
  }
}

TEST_CASE("VV-Q5 stopping when the verdict looks settled gives false verdicts") {
  const Case vv("VV-Q5");
  struct Row {
    const char* looks_name;
    std::vector<int> looks;
    double wilson, wilson_pairs, exact, exact_pairs;
  };
  const Row rows[] = {{"once", {100}, 0.05688793, 100.0000, 0.03520020, 100.0000},
                      {"every 20", looks_to_100(20, 20), 0.13731204, 93.5345, 0.10552010, 94.3890},
                      {"every 10", looks_to_100(10, 10), 0.17286988, 90.4693, 0.14321724, 91.6127},
                      {"every pair from 10", looks_to_100(10, 1), 0.28540790, 80.8248, 0.20826824, 86.8054}};
  constexpr std::uint32_t kRuns = 20000;
  for (const Row& row : rows) {
    for (const auto method : {ProportionInterval::Wilson, ProportionInterval::ClopperPearson}) {
      const bool exact = method == ProportionInterval::ClopperPearson;
      const std::string name = fmt::format("{}, {}", row.looks_name, exact ? "exact interval" : "Wilson");
      const StoppingRule rule = when_interval_excludes_half(method, 0.95);
      const StoppingOdds odds = stopping_odds(rule, row.looks, 0.5);
      const double expected = exact ? row.exact : row.wilson;
      vv.printed(name, odds.first + odds.second, expected, 1e-8);
      vv.printed(name + ", pairs", odds.expected_pairs, exact ? row.exact_pairs : row.wilson_pairs, 1e-4);
      vv.sampled(name + ", simulated", simulated_verdicts(rule, row.looks, vv.luck(5), kRuns), expected,
                 share_error(expected, kRuns));
    }
  }
}

TEST_CASE("VV-Q5 stopping when no pair could change the verdict is as safe as one look") {
  const Case vv("VV-Q5");
  const std::array<std::pair<ProportionInterval, double>, 2> rows = {
      {{ProportionInterval::Wilson, 0.05688793}, {ProportionInterval::ClopperPearson, 0.03520020}}};
  for (const auto& [method, once] : rows) {
    const StoppingRule rule = when_certain(when_interval_excludes_half(method, 0.95), 100);
    const StoppingOdds odds = stopping_odds(rule, looks_to_100(1, 1), 0.5);
    const char* name = method == ProportionInterval::Wilson ? "Wilson" : "exact interval";
    vv.printed(fmt::format("when certain, {}", name), odds.first + odds.second, once, 1e-8);
    vv.exact(fmt::format("when certain, {}, pairs are saved", name), odds.expected_pairs < 100, 1);
  }
}

TEST_CASE("VV-N4 Simon's two-stage designs") {
  const Case vv("VV-N4");
  struct Row {
    const char* name;
    double p0, p1;
    TwoStageDesign design;
    double stop_early, expected_n, alpha, power;
    double table_n, table_stop;  ///< as the 1989 tables print them
  };
  const Row rows[] = {{"0.05 vs 0.25, optimal",
                       0.05,
                       0.25,
                       {9, 0, 17, 2},
                       0.63024941,
                       11.95800472,
                       0.04660496,
                       0.81216111,
                       12.0,
                       0.63},
                      {"0.05 vs 0.25, minimax",
                       0.05,
                       0.25,
                       {12, 0, 16, 2},
                       0.54036009,
                       13.83855965,
                       0.04267781,
                       0.80128039,
                       13.8,
                       0.54},
                      {"0.1 vs 0.3, optimal",
                       0.1,
                       0.3,
                       {10, 1, 29, 5},
                       0.73609893,
                       15.01412035,
                       0.04708631,
                       0.80506291,
                       15.0,
                       0.74},
                      {"0.1 vs 0.3, minimax",
                       0.1,
                       0.3,
                       {15, 1, 25, 5},
                       0.54904302,
                       19.50956981,
                       0.03280867,
                       0.80170057,
                       19.5,
                       0.55},
                      {"0.2 vs 0.4, optimal",
                       0.2,
                       0.4,
                       {13, 3, 43, 12},
                       0.74732431,
                       20.58027071,
                       0.04958145,
                       0.80021436,
                       20.6,
                       0.75}};
  constexpr std::uint32_t kTrials = 50000;
  std::uint32_t column = 0;
  for (const Row& row : rows) {
    const TwoStageOdds null = two_stage_odds(row.design, row.p0), real = two_stage_odds(row.design, row.p1);
    const auto named = [&](const char* what) { return fmt::format("{}, {}", row.name, what); };
    vv.printed(named("stop early"), null.stop_early, row.stop_early, 1e-8);
    vv.printed(named("E[n]"), null.expected_n, row.expected_n, 1e-8);
    vv.printed(named("type I"), null.accept, row.alpha, 1e-8);
    vv.printed(named("power"), real.accept, row.power, 1e-8);
    vv.printed(named("E[n] of 1989"), null.expected_n, row.table_n, 0.1);
    vv.printed(named("stop early of 1989"), null.stop_early, row.table_stop, 0.01);
    const Luck luck = vv.luck(4);
    const auto n1 = static_cast<std::uint32_t>(row.design.n1),
               n2 = static_cast<std::uint32_t>(row.design.n - row.design.n1);
    double stopped = 0, accepted = 0, power = 0;
    for (std::uint32_t i = 0; i < kTrials; ++i) {
      const double u = luck.uniform(Stream::UserStream, column, 0, i),
                   v = luck.uniform(Stream::UserStream, column, 1, i);
      const auto successes = [&](double p) {
        const auto first = static_cast<int>(binomial_quantile(u, n1, p));
        if (first <= row.design.r1) return -1;
        return first + static_cast<int>(binomial_quantile(v, n2, p));
      };
      const int by_chance = successes(row.p0);
      stopped += by_chance < 0 ? 1 : 0;
      accepted += by_chance > row.design.r ? 1 : 0;
      power += successes(row.p1) > row.design.r ? 1 : 0;
    }
    vv.sampled(named("stop early, simulated"), stopped / kTrials, row.stop_early,
               share_error(row.stop_early, kTrials));
    vv.sampled(named("E[n], simulated"), row.design.n1 + (1 - stopped / kTrials) * n2, row.expected_n,
               n2 * share_error(row.stop_early, kTrials));
    vv.sampled(named("type I, simulated"), accepted / kTrials, row.alpha, share_error(row.alpha, kTrials));
    vv.sampled(named("power, simulated"), power / kTrials, row.power, share_error(row.power, kTrials));
    ++column;
  }
}

TEST_CASE("VV-N5 looking repeatedly at 5% inflates the error, and boundaries hold it") {
  const Case vv("VV-N5");
  const std::array<std::pair<int, double>, 6> rates = {{{1, 0.05000000},
                                                        {2, 0.08311780},
                                                        {3, 0.10725637},
                                                        {4, 0.12616901},
                                                        {5, 0.14168933},
                                                        {10, 0.19335659}}};
  constexpr double kCritical = 1.959963984540054;
  for (const auto& [looks, rate] : rates) {
    const std::vector<double> critical(static_cast<std::size_t>(looks), kCritical);
    vv.printed(fmt::format("{} looks", looks), crossing_probability(equally_spaced(critical)), rate, 1e-8);
  }
  struct Row {
    int looks;
    double pocock;
    std::vector<double> obrien_fleming;
  };
  const Row rows[] = {{2, 2.178272, {2.79651, 1.97743}},
                      {3, 2.289478, {3.47109, 2.45443, 2.00404}},
                      {4, 2.361298, {4.04859, 2.86279, 2.33746, 2.02430}},
                      {5, 2.413176, {4.56174, 3.22564, 2.63372, 2.28087, 2.04007}}};
  for (const Row& row : rows) {
    vv.printed(fmt::format("Pocock, {} looks", row.looks), pocock_critical(row.looks, 0.05), row.pocock,
               1e-6);
    const std::vector<double> bounds = obrien_fleming_critical(row.looks, 0.05);
    for (std::size_t k = 0; k < bounds.size(); ++k)
      vv.printed(fmt::format("O'Brien-Fleming, look {} of {}", k + 1, row.looks), bounds[k],
                 row.obrien_fleming[k], 1e-5);
  }

  // The same sums of normal increments serve every number of looks.
  constexpr std::uint32_t kRuns = 50000;
  const Luck luck = vv.luck(5);
  std::array<double, 6> crossed{};
  std::array<double, 4> pocock{}, obrien_fleming{};
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    double sum = 0;
    std::array<double, 10> z{};
    for (std::uint32_t k = 0; k < 10; ++k) {
      sum += normal_quantile(luck.seat_uniform(Stream::UserStream, r, 0, k));
      z[k] = std::abs(sum) / std::sqrt(k + 1.0);
    }
    const auto any = [&](std::size_t looks, auto critical) {
      for (std::size_t k = 0; k < looks; ++k) {
        if (z[k] >= critical(k)) return 1.0;
      }
      return 0.0;
    };
    for (std::size_t i = 0; i < rates.size(); ++i)
      crossed[i] += any(static_cast<std::size_t>(rates[i].first), [](std::size_t) { return kCritical; });
    for (std::size_t i = 0; i < 4; ++i) {
      pocock[i] += any(i + 2, [&](std::size_t) { return rows[i].pocock; });
      obrien_fleming[i] += any(i + 2, [&](std::size_t k) { return rows[i].obrien_fleming[k]; });
    }
  }
  for (std::size_t i = 0; i < rates.size(); ++i)
    vv.sampled(fmt::format("{} looks, simulated", rates[i].first), crossed[i] / kRuns, rates[i].second,
               share_error(rates[i].second, kRuns));
  for (std::size_t i = 0; i < 4; ++i) {
    vv.sampled(fmt::format("Pocock, {} looks, simulated", i + 2), pocock[i] / kRuns, 0.05,
               share_error(0.05, kRuns));
    vv.sampled(fmt::format("O'Brien-Fleming, {} looks, simulated", i + 2), obrien_fleming[i] / kRuns, 0.05,
               share_error(0.05, kRuns));
  }
}

}  // namespace pilotwave::test
