// Section L, of spread: levels of use as a Markov chain, and imitation.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "base/fmath.hpp"
#include "engine/network/known_graphs.hpp"
#include "network/generators/lattice.hpp"
#include "network/generators/network_draw.hpp"
#include "spread/choice.hpp"
#include "spread/level_table.hpp"
#include "spread/run_spread.hpp"
#include "verification/case.hpp"
#include "verification/copies.hpp"
#include "verification/share_error.hpp"

namespace pilotwave::test {
namespace {

/// Worst to best: abandoned, then levels 0 to 3, then integration.
constexpr std::uint32_t kLevels = 6;
constexpr std::size_t kAbandoned = 0, kIntegrated = 5;

LevelTable levels_of_use() {
  return LevelTable(kLevels, {1,    0,    0,    0,    0,    0,     //
                              0,    0.85, 0.15, 0,    0,    0,     //
                              0,    0.05, 0.7,  0.25, 0,    0,     //
                              0.08, 0,    0.05, 0.65, 0.22, 0,     //
                              0.04, 0,    0,    0.04, 0.8,  0.12,  //
                              0,    0,    0,    0,    0,    1},
                    kIntegrated);
}

struct AbsorptionRow {
  double weeks, deviation, integrated, abandoned;
  std::array<double, 4> spent;
};
constexpr std::array<AbsorptionRow, 4> kAbsorption{
    {{21.2447916667,
      12.2017289179,
      0.5156250000,
      0.4843750000,
      {8.2604166667, 4.7812500000, 3.9062500000, 4.2968750000}},
     {14.5781250000,
      10.5406077058,
      0.5156250000,
      0.4843750000,
      {1.5937500000, 4.7812500000, 3.9062500000, 4.2968750000}},
     {9.2447916667,
      8.3794702648,
      0.5156250000,
      0.4843750000,
      {0.2604166667, 0.7812500000, 3.9062500000, 4.2968750000}},
     {6.8489583333,
      6.9077993643,
      0.7031250000,
      0.2968750000,
      {0.0520833333, 0.1562500000, 0.7812500000, 5.8593750000}}}};

struct WeekRow {
  std::size_t week;
  std::array<double, 6> shares;  ///< 0, 1, 2, 3, integrated, abandoned
};
constexpr std::array<WeekRow, 5> kLevelWeeks{
    {{1, {0.8500000000, 0.1500000000, 0.0000000000, 0.0000000000, 0.0000000000, 0.0000000000}},
     {5, {0.4829021875, 0.2923580625, 0.1533138750, 0.0467469750, 0.0039600000, 0.0207189000}},
     {10, {0.2632790995, 0.2212391064, 0.1916385794, 0.1520981493, 0.0600376463, 0.1117074190}},
     {20, {0.0883602316, 0.0888490928, 0.1040474042, 0.1524537635, 0.2634079469, 0.3028815611}},
     {40, {0.0114423648, 0.0124936748, 0.0171862775, 0.0332653855, 0.4710315810, 0.4545807163}}}};
/// Place in the table of levels of a column of the case.
constexpr std::array<SpreadLevel, 6> kColumn{1, 2, 3, 4, kIntegrated, kAbandoned};

}  // namespace

TEST_CASE("VV-L6 levels of use: what the table implies") {
  const Case c("VV-L6");
  const LevelTable table = levels_of_use();
  for (std::size_t start = 0; start < 4; ++start) {
    std::vector<double> shares(kLevels, 0.0);
    shares[start + 1] = 1;
    std::array<double, 4> spent{};
    double weeks = 0, squares = 0;
    // Of those who are not absorbed, a share of about 0.915 is left every week: after 2,000 there is nobody.
    for (int week = 0; week < 2000; ++week) {
      const double left = 1 - shares[kAbandoned] - shares[kIntegrated];
      if (start == 0) {
        for (const WeekRow& row : kLevelWeeks) {
          if (static_cast<int>(row.week) != week) continue;
          for (std::size_t k = 0; k < 6; ++k) {
            c.printed(fmt::format("share {} after {} weeks", k, week), shares[kColumn[k]], row.shares[k],
                      1e-10);
          }
        }
      }
      double at_work = 0;  // without the rounding of 1 less the absorbed
      for (std::size_t l = 0; l < 4; ++l) spent[l] += shares[l + 1], at_work += shares[l + 1];
      REQUIRE(left == Approx(at_work).margin(1e-12));
      weeks += at_work;
      squares += (2 * week + 1) * at_work;
      shares = table.expected(shares);
    }
    const AbsorptionRow& row = kAbsorption[start];
    c.printed(fmt::format("weeks to absorption from {}", start), weeks, row.weeks, 1e-10);
    c.printed(fmt::format("SD of the weeks from {}", start), std::sqrt(squares - weeks * weeks),
              row.deviation, 1e-10);
    c.printed(fmt::format("P(integration) from {}", start), shares[kIntegrated], row.integrated, 1e-10);
    c.printed(fmt::format("P(abandoned) from {}", start), shares[kAbandoned], row.abandoned, 1e-10);
    for (std::size_t l = 0; l < 4; ++l) {
      c.printed(fmt::format("weeks in {} from {}", l, start), spent[l], row.spent[l], 1e-10);
    }
  }
}

TEST_CASE("VV-L6 levels of use: agents") {
  const Case c("VV-L6");
  constexpr std::uint32_t kPeople = 100'000;
  const LevelTable table = levels_of_use();
  std::vector<std::uint32_t> everyone(kPeople);
  for (std::uint32_t i = 0; i < kPeople; ++i) everyone[i] = i;
  for (std::size_t start = 0; start < 4; ++start) {
    SpreadPlan plan;
    plan.luck = {c.luck(static_cast<std::uint32_t>(start))};
    plan.steps = 220;
    plan.seeds = everyone;
    plan.seed_level = static_cast<SpreadLevel>(start + 1);
    const SpreadHistory run = run_spread(MixedCrowd(kPeople), table, plan);
    const auto share = [&](std::size_t week, SpreadLevel level) {
      return static_cast<double>(run.at_level(static_cast<int>(week), level)) / kPeople;
    };
    if (start == 0) {
      for (const WeekRow& row : kLevelWeeks) {
        for (std::size_t k = 0; k < 6; ++k) {
          c.sampled(fmt::format("agents: share {} after {} weeks", k, row.week), share(row.week, kColumn[k]),
                    row.shares[k], share_error(row.shares[k], kPeople));
        }
      }
    }
    const AbsorptionRow& row = kAbsorption[start];
    double weeks = 0;
    for (std::size_t l = 0; l < 4; ++l) {
      double spent = 0;
      for (std::size_t week = 0; week <= 220; ++week) spent += share(week, static_cast<SpreadLevel>(l + 1));
      weeks += spent;
      // Visits N_sl of a level have variance N_sl (2 N_ll - 1) - N_sl^2 (Kemeny and Snell).
      const double own = kAbsorption[l].spent[l];
      const double variance = row.spent[l] * (2 * own - 1) - row.spent[l] * row.spent[l];
      c.sampled(fmt::format("agents: weeks in {} from {}", l, start), spent, row.spent[l],
                std::sqrt(variance / kPeople), 1e-6);
    }
    c.sampled(fmt::format("agents: weeks to absorption from {}", start), weeks, row.weeks,
              row.deviation / std::sqrt(double{kPeople}), 1e-6);
    c.sampled(fmt::format("agents: integrated from {}", start), share(220, kIntegrated), row.integrated,
              share_error(row.integrated, kPeople), 1e-6);
  }
}

namespace {

/// Moran's process: somebody chosen in proportion to fitness is copied over somebody chosen evenly, until all
/// are alike. Adopters have fitness r, others 1. Chosen by the kernel of every choice: utility ln(fitness).
bool adopters_take_over(std::uint32_t n, double r, const Luck& luck) {
  std::uint32_t adopters = 1, event = 0;
  while (adopters > 0 && adopters < n) {
    const PhiloxCounter words = luck.words(user_stream(4), n, event++, 0);
    const std::array<double, 2> kinds{
        perceived(det_log(r * adopters), 1, Luck::to_unit32(words[0])),
        perceived(det_log(static_cast<double>(n - adopters)), 1, Luck::to_unit32(words[1]))};
    const bool adopter_copied = choose(kinds).best == 0;
    const bool adopter_replaced = NetworkDraw::below(words[2], n) < adopters;
    if (adopter_copied && !adopter_replaced) ++adopters;
    if (!adopter_copied && adopter_replaced) --adopters;
  }
  return adopters == n;
}

}  // namespace

TEST_CASE("VV-L9 how often one imitated adopter takes over") {
  const Case c("VV-L9");
  struct Row {
    std::uint32_t n;
    double r, chance;
  };
  constexpr std::array<Row, 3> kRows{{{10, 1, 0.1}, {10, 1.1, 0.147950358984}, {50, 1.05, 0.052168319510}}};
  constexpr std::uint32_t kRuns = 10'000;
  for (const Row& row : kRows) {
    double taken = 0;
    for (std::uint32_t run = 0; run < kRuns; ++run) {
      taken += adopters_take_over(row.n, row.r, c.luck(run)) ? 1.0 / kRuns : 0;
    }
    c.sampled(fmt::format("fixation, N = {}, r = {}", row.n, row.r), taken, row.chance,
              share_error(row.chance, kRuns));
    const double formula =
        row.r == 1 ? 1.0 / row.n : (1 - 1 / row.r) / (1 - std::pow(row.r, -static_cast<double>(row.n)));
    c.printed(fmt::format("formula, N = {}, r = {}", row.n, row.r), formula, row.chance, 1e-12);
  }
}

TEST_CASE("VV-L9 neutral imitation keeps the expected share, whatever the regular network") {
  const Case c("VV-L9");
  // Everyone copies one of those they watch: adopts with the share of adopters, gives up with that of others.
  const auto copies = [](const Situation& x) { return x.share(); };
  const auto gives_up = [](const Situation& x) { return 1 - x.share(); };
  const Adoption rule(copies, gives_up);
  struct Net {
    const char* name;
    ContactGraph graph;
    std::vector<std::uint32_t> seeds;
  };
  const std::vector<Net> nets{{"ring", ring_lattice(20, 4), {0, 1, 2, 3, 4}},
                              {"Petersen", known::petersen(), {0, 7, 9}},
                              {"complete", complete_network(12), {0, 1, 2}}};
  constexpr std::uint32_t kCopies = 2000;
  for (const Net& net : nets) {
    const std::uint32_t n = net.graph.n_nodes();
    SpreadPlan plan;
    plan.luck = {c.luck(n)};
    plan.steps = 400;
    plan.seeds = in_every_copy(kCopies, n, net.seeds);
    const SpreadHistory run = run_spread(TiedCrowd(copies_of(net.graph, kCopies)), rule, plan);
    const double start = static_cast<double>(net.seeds.size()) / n;
    // No share with this mean varies more than one that is all or nothing.
    const double error = share_error(start, kCopies);
    for (const std::size_t step : {1U, 5U, 25U}) {
      c.sampled(fmt::format("mean share on the {}, step {}", net.name, step),
                static_cast<double>(run.adopting[step]) / n / kCopies, start, error);
    }
    std::uint32_t mixed = 0, all = 0;
    for (std::uint32_t copy = 0; copy < kCopies; ++copy) {
      const auto first = run.levels.begin() + copy * n;
      const auto adopters = std::count(first, first + n, SpreadLevel{1});
      mixed += adopters > 0 && adopters < n ? 1U : 0U;
      all += adopters == n ? 1U : 0U;
    }
    c.exact(fmt::format("still mixed on the {}", net.name), mixed, 0);
    c.sampled(fmt::format("fixation on the {}", net.name), static_cast<double>(all) / kCopies, start, error);
  }
}

}  // namespace pilotwave::test
