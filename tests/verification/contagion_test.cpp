// Section B: simple contagion, outbreaks and percolation.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "network/generators/configuration.hpp"
#include "network/generators/erdos_renyi.hpp"
#include "network/generators/lattice.hpp"
#include "network/generators/thinning.hpp"
#include "network/measures.hpp"
#include "rng/samplers.hpp"
#include "spread/bass.hpp"
#include "spread/event_driven.hpp"
#include "spread/outbreak_size.hpp"
#include "spread/run_spread.hpp"
#include "verification/case.hpp"
#include "verification/copies.hpp"
#include "verification/share_error.hpp"

namespace pilotwave::test {
namespace {

using OneShot = Adoption<PerContact, AfterSteps>;

/// Everyone who adopts has one chance with each contact, in the next step, and is then done.
OneShot one_shot(double chance) { return OneShot(PerContact(chance), AfterSteps{1}, Afterwards::ForGood); }

SpreadPlan outbreak(const Case& c, std::uint32_t replicate, std::vector<std::uint32_t> seeds) {
  SpreadPlan plan;
  plan.luck = {c.luck(replicate)};
  plan.steps = 100'000;
  plan.seeds = std::move(seeds);
  plan.until = Until::NobodyAdopts;
  return plan;
}

}  // namespace

TEST_CASE("VV-B1 logistic growth in a mixed crowd") {
  const Case c("VV-B1");
  c.printed("time to one half", logistic_half_time(0.5, 0.001), 13.8135095573, 1e-10);
  constexpr std::array<std::array<double, 2>, 8> kRows{{{2, 0.0027136191},
                                                        {5, 0.0120477698},
                                                        {10, 0.1293458750},
                                                        {12, 0.2876643687},
                                                        {15, 0.6441094032},
                                                        {20, 0.9566132556},
                                                        {25, 0.9962908823},
                                                        {30, 0.9996944969}}};
  for (const auto& [t, share] : kRows) {
    c.printed(fmt::format("I({})", t), logistic_share(0.5, 0.001, t), share, 1e-10);
  }
}

TEST_CASE("VV-B1 the time until everyone has adopted, event by event") {
  const Case c("VV-B1");
  struct Row {
    std::uint32_t n;
    double mean, spread;
  };
  constexpr std::array<Row, 3> kRows{
      {{10, 10.18428571, 3.69378366}, {100, 20.50241497, 3.69197688}, {1000, 29.90794556, 3.63932561}}};
  constexpr std::uint32_t kRuns = 2000;
  for (const Row& row : kRows) {
    double sum = 0, squares = 0;
    for (std::uint32_t r = 0; r < kRuns; ++r) {
      const double last =
          run_events(MixedCrowd(row.n, Looks::AtOthers), {0, 0.5}, 1, {c.luck(r)}).adopted.back();
      sum += last;
      squares += last * last;
    }
    const double mean = sum / kRuns;
    c.sampled(fmt::format("mean time, N = {}", row.n), mean, row.mean, row.spread / std::sqrt(double{kRuns}));
    // The time is near a sum of two Gumbel variables, whose fourth moment is 3 + 1.2 squared variances.
    c.sampled(fmt::format("SD of the time, N = {}", row.n), std::sqrt(squares / kRuns - mean * mean),
              row.spread, row.spread * std::sqrt(2.2 + 1) / 2 / std::sqrt(double{kRuns}));
  }
}

namespace {

struct FinalSizeRow {
  double r0, size, seeded, fixed_spread, exponential_spread, major;
};
constexpr std::array<FinalSizeRow, 6> kFinalSizes{
    {{1.2, 0.3136983310, 0.3478189629, 2.629793, 3.708170, 0.16666667},
     {1.5, 0.5828116439, 0.5936343000, 1.317668, 1.834672, 0.33333333},
     {2, 0.7968121300, 0.8002039677, 0.677821, 0.912608, 0.50000000},
     {2.5, 0.8926447536, 0.8941058057, 0.423126, 0.546959, 0.60000000},
     {3, 0.9404797907, 0.9412026352, 0.288026, 0.356929, 0.66666667},
     {4, 0.9801725987, 0.9803877591, 0.151416, 0.173781, 0.75000000}}};

struct Majors {
  double mean = 0;
  int n = 0;
};

/// Mean final share of the outbreaks above a tenth.
template <class Share>
Majors major_outbreaks(std::uint32_t n_runs, Share share_of_run) {
  Majors majors;
  for (std::uint32_t r = 0; r < n_runs; ++r) {
    const double share = share_of_run(r);
    if (share <= 0.1) continue;
    majors.mean += share;
    ++majors.n;
  }
  if (majors.n > 0) majors.mean /= majors.n;
  return majors;
}

}  // namespace

TEST_CASE("VV-B2 final sizes") {
  const Case c("VV-B2");
  for (const FinalSizeRow& row : kFinalSizes) {
    c.printed(fmt::format("z, R0 = {}", row.r0), final_size(row.r0), row.size, 1e-10);
    c.printed(fmt::format("z with 1 % seeded, R0 = {}", row.r0), final_size(row.r0, 0.99), row.seeded, 1e-10);
    c.printed(fmt::format("spread, fixed time, R0 = {}", row.r0), final_size_spread(row.r0, 0),
              row.fixed_spread, 1e-6);
    c.printed(fmt::format("spread, exponential time, R0 = {}", row.r0), final_size_spread(row.r0, 1),
              row.exponential_spread, 1e-6);
    c.printed(fmt::format("P(major), R0 = {}", row.r0), major_outbreak_chance(row.r0), row.major, 1e-8);
  }
}

TEST_CASE("VV-B2 agents who transmit for one step") {
  const Case c("VV-B2");
  constexpr std::uint32_t kPeople = 5000, kRuns = 60;
  for (const FinalSizeRow& row : kFinalSizes) {
    if (row.r0 < 1.5) continue;
    const OneShot rule = one_shot(row.r0 / kPeople);
    const Majors majors = major_outbreaks(kRuns, [&](std::uint32_t r) {
      return static_cast<double>(run_spread(MixedCrowd(kPeople), rule, outbreak(c, r, {0})).ever_adopted()) /
             kPeople;
    });
    REQUIRE(majors.n > 10);
    c.sampled(fmt::format("mean major outbreak, fixed time, R0 = {}", row.r0), majors.mean, row.size,
              row.fixed_spread / std::sqrt(double{kPeople} * majors.n));
    std::vector<std::uint32_t> seeds(kPeople / 100);
    for (std::uint32_t i = 0; i < seeds.size(); ++i) seeds[i] = i;
    const Majors seeded = major_outbreaks(kRuns / 3, [&](std::uint32_t r) {
      return static_cast<double>(
                 run_spread(MixedCrowd(kPeople), rule, outbreak(c, r, seeds)).ever_adopted()) /
             kPeople;
    });
    c.sampled(fmt::format("mean size with 1 % seeded, R0 = {}", row.r0), seeded.mean, row.seeded,
              row.fixed_spread / std::sqrt(double{kPeople} * seeded.n));
  }
}

TEST_CASE("VV-B2 agents who transmit for an exponential time, event by event") {
  const Case c("VV-B2");
  constexpr std::uint32_t kPeople = 5000, kRuns = 200;
  for (const FinalSizeRow& row : kFinalSizes) {
    if (row.r0 < 1.5) continue;
    EventRates rates;
    rates.by_share = row.r0;
    rates.stops = 1;
    rates.afterwards = Afterwards::ForGood;
    const Majors majors = major_outbreaks(kRuns, [&](std::uint32_t r) {
      const EventTimes run = run_events(MixedCrowd(kPeople, Looks::AtOthers), rates, 1, {c.luck(r)});
      return static_cast<double>(run.adopted.size() + 1) / kPeople;
    });
    c.sampled(fmt::format("mean major outbreak, exponential time, R0 = {}", row.r0), majors.mean, row.size,
              row.exponential_spread / std::sqrt(double{kPeople} * majors.n));
    c.sampled(fmt::format("share of major outbreaks, R0 = {}", row.r0), static_cast<double>(majors.n) / kRuns,
              row.major, share_error(row.major, kRuns));
  }
}

TEST_CASE("VV-B3 one-shot transmission in six and in ten people") {
  const Case c("VV-B3");
  struct Row {
    std::uint32_t n;
    double chance, mean;
    std::vector<double> sizes;
  };
  const std::array<Row, 2> rows{
      {{6,
        0.2,
        1.8606819031,
        {0.327680000000, 0.167772160000, 0.139586437120, 0.138405321114, 0.134259503268, 0.092296578499}},
       {10,
        0.1,
        2.0269285933,
        {0.387420489000, 0.166771816997, 0.110294341045, 0.086662730680, 0.073246257457, 0.062459269866,
         0.050600728829, 0.036096952830, 0.020011239422, 0.006436173875}}}};
  constexpr std::uint32_t kRuns = 100'000;
  for (const Row& row : rows) {
    const TiedCrowd crowd(copies_of(complete_network(row.n), kRuns));
    const SpreadHistory run =
        run_spread(crowd, one_shot(row.chance), outbreak(c, row.n, in_every_copy(kRuns, row.n, {0})));
    std::vector<double> got(row.n, 0.0);
    for (std::uint32_t copy = 0; copy < kRuns; ++copy) {
      std::size_t adopted = 0;
      for (std::uint32_t i = 1; i < row.n; ++i) adopted += run.adopted_at[copy * row.n + i] >= 0 ? 1U : 0U;
      got[adopted] += 1.0 / kRuns;
    }
    double mean = 0, expected = 0, square = 0;
    for (std::size_t k = 0; k < row.n; ++k) {
      const auto number = static_cast<double>(k);
      c.sampled(fmt::format("P({} new adopters of {})", k, row.n), got[k], row.sizes[k],
                share_error(row.sizes[k], kRuns));
      mean += number * got[k];
      expected += number * row.sizes[k];
      square += number * number * row.sizes[k];
    }
    c.sampled(fmt::format("mean new adopters of {}", row.n), mean, row.mean,
              std::sqrt((square - expected * expected) / kRuns));
  }
}

TEST_CASE("VV-B4 the chance that a tie ever transmits") {
  const Case c("VV-B4");
  constexpr std::uint32_t kRuns = 100'000;
  const TiedCrowd pairs(copies_of(complete_network(2), kRuns));
  const std::vector<std::uint32_t> seeds = in_every_copy(kRuns, 2, {0});
  const auto share_reached = [&](const SpreadHistory& run) {
    return static_cast<double>(run.ever_adopted() - kRuns) / kRuns;
  };
  const auto check = [&](const std::string& rule, double formula, double expected, double agents) {
    c.printed("T, " + rule, formula, expected, 1e-12);
    c.sampled("two agents, " + rule, agents, expected, share_error(expected, kRuns));
  };
  struct Fixed {
    double r;
    int steps;
    double expected;
  };
  constexpr std::array<Fixed, 2> kFixed{{{0.1, 5, 0.409510000000}, {0.05, 10, 0.401263060762}}};
  for (const auto& [r, steps, expected] : kFixed) {
    const Adoption rule(PerContact(r), AfterSteps{steps}, Afterwards::ForGood);
    check(fmt::format("fixed, r = {}", r), transmissibility_of_fixed(r, steps), expected,
          share_reached(run_spread(pairs, rule, outbreak(c, 1, seeds))));
  }
  constexpr std::array<std::array<double, 3>, 2> kGeometric{
      {{0.1, 0.2, 0.357142857143}, {0.05, 0.1, 0.344827586207}}};
  for (const auto& [r, stop, expected] : kGeometric) {
    const Adoption rule(PerContact(r), SteadyChance{stop}, Afterwards::ForGood);
    check(fmt::format("geometric, r = {}", r), transmissibility_of_geometric(r, stop), expected,
          share_reached(run_spread(pairs, rule, outbreak(c, 2, seeds))));
  }
  EventRates rates;
  rates.by_share = 0.1;
  rates.stops = 0.2;
  rates.afterwards = Afterwards::ForGood;
  double reached = 0;
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    reached +=
        run_events(MixedCrowd(2, Looks::AtOthers), rates, 1, {c.luck(r)}).adopted.empty() ? 0 : 1.0 / kRuns;
  }
  check("continuous, r = 0.1", transmissibility_of_rates(0.1, 0.2), 0.333333333333, reached);
}

namespace {

struct GiantRow {
  double c, size, spread;
};
constexpr std::array<GiantRow, 3> kGiants{
    {{1.5, 0.5828116439, 1.317668}, {2, 0.7968121300, 0.677821}, {3, 0.9404797907, 0.288026}}};
constexpr double kMeanDegree = 3;

/// Outbreaks from one random seed on networks drawn one each, and the giant components of the ties that
/// transmit.
void check_giants(const Case& c, std::uint32_t n, std::uint32_t n_graphs) {
  for (const GiantRow& row : kGiants) {
    const double transmits = row.c / kMeanDegree;
    double giant = 0;
    const Majors majors = major_outbreaks(n_graphs, [&](std::uint32_t r) {
      const ContactGraph graph = erdos_renyi(n, kMeanDegree / n, {c.luck(r)});
      giant +=
          measure(thinned(graph, transmits, {c.luck(r), user_stream(2)})).largest_component_share / n_graphs;
      // Nodes of G(n, p) are alike: node 0 is a random one.
      const SpreadHistory run = run_spread(TiedCrowd(graph), one_shot(transmits), outbreak(c, r, {0}));
      return static_cast<double>(run.ever_adopted()) / n;
    });
    c.sampled(fmt::format("giant component, zT = {}", row.c), giant, row.size,
              row.spread / std::sqrt(static_cast<double>(n) * n_graphs));
    if (majors.n > 0) {
      c.sampled(fmt::format("global outbreak from one seed, zT = {}", row.c), majors.mean, row.size,
                row.spread / std::sqrt(static_cast<double>(n) * majors.n));
    }
    c.sampled(fmt::format("P(global outbreak), zT = {}", row.c), static_cast<double>(majors.n) / n_graphs,
              row.size, share_error(row.size, n_graphs));
  }
}

}  // namespace

TEST_CASE("VV-B5 bond percolation on the Poisson random graph") {
  const Case c("VV-B5");
  for (const GiantRow& row : kGiants) {
    const Percolation p = percolate(poisson_degrees(kMeanDegree), row.c / kMeanDegree);
    c.printed(fmt::format("S, zT = {}", row.c), p.giant, row.size, 1e-10);
    c.printed(fmt::format("spread, zT = {}", row.c), final_size_spread(row.c, 0), row.spread, 1e-6);
    c.close(fmt::format("critical zT, zT = {}", row.c), p.critical * kMeanDegree, 1);
  }
  check_giants(c, 100'000, 1);
}

TEST_CASE("VV-B5 bond percolation over many graphs, and below the threshold", "[slow]") {
  const Case c("VV-B5");
  check_giants(c, 100'000, 20);
  for (std::uint32_t r = 0; r < 10; ++r) {
    const ContactGraph graph = erdos_renyi(100'000, kMeanDegree / 100'000, {c.luck(r)});
    const double largest = measure(thinned(graph, 0.3, {c.luck(r), user_stream(2)})).largest_component_share;
    c.between("largest component, zT = 0.9", largest, 0, 0.01);
  }
}

namespace {

struct DegreesRow {
  std::uint32_t low, high;  ///< half the agents each
  double transmits, dead_end, giant, spread;
};
/// Spreads as measured, where the case states them; else that of the next smaller transmissibility, which is
/// larger.
constexpr std::array<DegreesRow, 7> kDegrees{{{3, 3, 0.6, 0.4444444444, 0.7037037037, 1.77},
                                              {3, 3, 0.75, 0.1111111111, 0.9629629630, 0.30},
                                              {3, 3, 0.9, 0.0123456790, 0.9986282579, 0.30},
                                              {2, 6, 0.3, 0.6732049034, 0.3240185783, 2.37},
                                              {2, 6, 0.4, 0.3531772764, 0.6423057849, 0.93},
                                              {2, 6, 0.6, 0.1412668921, 0.8760154986, 0.93},
                                              {2, 6, 0.8, 0.0634292202, 0.9684396152, 0.93}}};

void check_degrees(const Case& c, const DegreesRow& row, std::uint32_t n, std::uint32_t n_graphs) {
  std::vector<std::uint32_t> degree(n, row.low);
  std::fill(degree.begin() + n / 2, degree.end(), row.high);
  const Majors majors = major_outbreaks(n_graphs, [&](std::uint32_t r) {
    const TiedCrowd crowd(configuration_network(degree, {c.luck(r)}).graph);
    // A seed at random: half the graphs take it from either half.
    const SpreadHistory run =
        run_spread(crowd, one_shot(row.transmits), outbreak(c, r, {r % 2 == 0 ? 0U : n - 1}));
    return static_cast<double>(run.ever_adopted()) / n;
  });
  if (majors.n == 0) return;
  c.sampled(fmt::format("outbreak on {{{},{}}}, T = {}", row.low, row.high, row.transmits), majors.mean,
            row.giant, row.spread / std::sqrt(static_cast<double>(n) * majors.n), 2e-4);
}

}  // namespace

TEST_CASE("VV-B6 transmission on networks with given degrees") {
  const Case c("VV-B6");
  for (const DegreesRow& row : kDegrees) {
    DegreeShares shares(7, 0.0);
    shares[row.low] += 0.5;
    shares[row.high] += 0.5;
    const Percolation p = percolate(shares, row.transmits);
    const std::string name = fmt::format("{{{},{}}}, T = {}", row.low, row.high, row.transmits);
    c.printed("u, " + name, p.dead_end, row.dead_end, 1e-10);
    c.printed("S, " + name, p.giant, row.giant, 1e-10);
    c.close("critical T, " + name, p.critical, row.low == 3 ? 0.5 : 0.25);
  }
  check_degrees(c, kDegrees[1], 100'000, 2);
  check_degrees(c, kDegrees[4], 100'000, 2);
}

TEST_CASE("VV-B6 transmission on many networks with given degrees", "[slow]") {
  const Case c("VV-B6");
  for (const DegreesRow& row : kDegrees) check_degrees(c, row, 100'000, 10);
}

namespace {

/// How many other than the seed adopt, in each copy, within `steps`.
std::vector<std::uint32_t> reached_by(const ContactGraph& graph, const SpreadHistory& run, std::uint32_t seed,
                                      std::uint32_t n_copies) {
  std::vector<std::uint32_t> reached(n_copies, 0);
  for (std::uint32_t copy = 0; copy < n_copies; ++copy) {
    for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
      if (i != seed && run.adopted_at[copy * graph.n_nodes() + i] >= 0) ++reached[copy];
    }
  }
  return reached;
}

std::vector<std::uint32_t> spread_in_copies(const Case& c, const ContactGraph& graph, double chance,
                                            std::uint32_t seed, int steps, std::uint32_t n_copies,
                                            std::uint32_t n_batches) {
  std::vector<std::uint32_t> all;
  const TiedCrowd crowd(copies_of(graph, n_copies));
  for (std::uint32_t batch = 0; batch < n_batches; ++batch) {
    SpreadPlan plan;
    plan.luck = {c.luck(batch)};
    plan.steps = steps;
    plan.seeds = in_every_copy(n_copies, graph.n_nodes(), {seed});
    const auto reached = reached_by(graph, run_spread(crowd, PerContact(chance), plan), seed, n_copies);
    all.insert(all.end(), reached.begin(), reached.end());
  }
  return all;
}

double mean_reached(const std::vector<std::uint32_t>& x) {
  double sum = 0;
  for (const std::uint32_t v : x) sum += v;
  return sum / static_cast<double>(x.size());
}

void check_cycle(const Case& c, std::uint32_t n_copies, std::uint32_t n_batches) {
  const auto reached = spread_in_copies(c, ring_lattice(101, 2), 0.3, 0, 20, n_copies, n_batches);
  const auto n = static_cast<double>(reached.size());
  double thirteen = 0, at_least_twenty = 0, squares = 0;
  for (const std::uint32_t k : reached) {
    thirteen += k == 12 ? 1 / n : 0;
    at_least_twenty += k >= 19 ? 1 / n : 0;
    squares += (k + 1.0 - 13) * (k + 1.0 - 13) / n;
  }
  c.sampled("cycle: mean size", mean_reached(reached) + 1, 13, std::sqrt(8.4 / n));
  // Fourth central moment of Binomial(n, p), n = 40: variance (1 + 3 variance (1 - 2 / n)).
  const double fourth = 8.4 * (1 + 3 * 8.4 * (1 - 2.0 / 40));
  c.sampled("cycle: variance of the size", squares, 8.4, std::sqrt((fourth - 8.4 * 8.4) / n));
  c.sampled("cycle: P(size = 13)", thirteen, 0.136573820601, share_error(0.136573820601, n));
  c.sampled("cycle: P(size >= 20)", at_least_twenty, 0.014777047651, share_error(0.014777047651, n));
}

ContactGraph star(std::uint32_t n_leaves) {
  std::vector<Arc> edges;
  for (std::uint32_t i = 1; i <= n_leaves; ++i) edges.push_back({0, i});
  return freeze_undirected(n_leaves + 1, edges);
}

void check_star(const Case& c, std::uint32_t n_copies, std::uint32_t n_batches) {
  constexpr double kReached = 0.651321559900;
  const auto leaves = spread_in_copies(c, star(50), 0.1, 0, 10, n_copies, n_batches);
  const auto n = static_cast<double>(leaves.size());
  double squares = 0;
  for (const std::uint32_t k : leaves) squares += (k - 32.5660779950) * (k - 32.5660779950) / n;
  c.sampled("star: mean leaves from the hub", mean_reached(leaves), 32.5660779950,
            3.3697313358 / std::sqrt(n));
  c.sampled("star: SD of the leaves", std::sqrt(squares), 3.3697313358, 3.3697313358 / std::sqrt(2 * n));
  // Seeded at a leaf, the hub is one more among the reached.
  const TiedCrowd crowd(copies_of(star(50), n_copies));
  double hub = 0, others = 0;
  for (std::uint32_t batch = 0; batch < n_batches; ++batch) {
    SpreadPlan plan;
    plan.luck = {c.luck(batch + 100)};
    plan.steps = 10;
    plan.seeds = in_every_copy(n_copies, 51, {7});
    const SpreadHistory run = run_spread(crowd, PerContact(0.1), plan);
    const auto reached = reached_by(star(50), run, 7, n_copies);
    for (std::uint32_t copy = 0; copy < n_copies; ++copy) {
      const bool reached_hub = run.adopted_at[copy * 51] >= 0;
      const double rest = reached[copy] - (reached_hub ? 1.0 : 0.0);
      hub += reached_hub ? 1 / n : 0;
      others += rest / n;
    }
  }
  c.sampled("star: P(hub from a leaf)", hub, kReached, share_error(kReached, n));
  // The case gives the mean alone. Its spread in closed form: a hub reached in step s leaves Binomial(49,
  // 1 - 0.9^(10 - s)).
  double mean = 0, square = 0;
  for (int s = 1; s <= 10; ++s) {
    const double at = 0.1 * std::pow(0.9, s - 1), p = 1 - std::pow(0.9, 10 - s);
    mean += at * 49 * p;
    square += at * (49 * p * (1 - p) + 49 * p * 49 * p);
  }
  c.printed("star: expected other leaves", mean, 12.9311524741, 1e-10);
  c.sampled("star: mean other leaves from a leaf", others, 12.9311524741,
            std::sqrt((square - mean * mean) / n));
}

}  // namespace

TEST_CASE("VV-B7 exact spread on a cycle, a star and a bridge") {
  const Case c("VV-B7");
  check_cycle(c, 2000, 5);
  check_star(c, 2000, 5);
  // Nodes a, b, c, d.
  const ContactGraph bridge = freeze_undirected(4, std::vector<Arc>{{0, 2}, {0, 3}, {2, 3}, {2, 1}, {3, 1}});
  constexpr std::uint32_t kRuns = 100'000;
  const TiedCrowd crowd(copies_of(bridge, kRuns));
  constexpr std::array<std::array<double, 2>, 4> kRows{
      {{0.1, 0.02152}, {0.3, 0.19836}, {0.5, 0.5}, {0.8, 0.91136}}};
  std::uint32_t replicate = 0;
  for (const auto& [p, expected] : kRows) {
    const SpreadHistory run =
        run_spread(crowd, one_shot(p), outbreak(c, replicate++, in_every_copy(kRuns, 4, {0})));
    double reached = 0;
    for (std::uint32_t copy = 0; copy < kRuns; ++copy) reached += run.adopted_at[4 * copy + 1] >= 0 ? 1 : 0;
    c.sampled(fmt::format("bridge: P(b reached), p = {}", p), reached / kRuns, expected,
              share_error(expected, kRuns));
  }
}

TEST_CASE("VV-B7 cycle and star, 100,000 runs each", "[slow]") {
  const Case c("VV-B7");
  check_cycle(c, 5000, 20);
  check_star(c, 5000, 20);
}

}  // namespace pilotwave::test
