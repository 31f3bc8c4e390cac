// Section D: Watts's global cascades on random networks.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "network/generators/configuration.hpp"
#include "network/generators/erdos_renyi.hpp"
#include "network/generators/lattice.hpp"
#include "network/measures.hpp"
#include "spread/cascade.hpp"
#include "spread/run_spread.hpp"
#include "spread/threshold.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

constexpr double kPhi = 0.18;
constexpr double kGlobal = 0.1;  // of everyone

double final_share(const TiedCrowd& crowd, double phi, std::vector<std::uint32_t> seeds) {
  SpreadPlan plan;
  plan.steps = 1'000'000;
  plan.seeds = std::move(seeds);
  plan.until = Until::NobodyChanges;
  return static_cast<double>(run_spread(crowd, ShareThreshold{phi}, plan).adopting.back()) / crowd.size();
}

TiedCrowd poisson_crowd(const Case& c, std::uint32_t n, double mean_degree, std::uint32_t replicate) {
  return TiedCrowd(erdos_renyi(n, mean_degree / n, {c.luck(replicate)}));
}

/// The first nodes of a G(n, p) are random ones.
std::vector<std::uint32_t> first_share(std::uint32_t n, double share) {
  std::vector<std::uint32_t> seeds(static_cast<std::size_t>(std::lround(n * share)));
  for (std::uint32_t i = 0; i < seeds.size(); ++i) seeds[i] = i;
  return seeds;
}

}  // namespace

TEST_CASE("VV-D1 the cascade window") {
  const Case c("VV-D1");
  struct Row {
    double phi;
    std::optional<CascadeWindow> window;
    double strongest, at;
  };
  const std::array<Row, 6> rows{{{0.30, std::nullopt, 0.839962, 1.618034},
                                 {0.22, CascadeWindow{1.11414163, 3.86306886}, 1.371102, 2.269531},
                                 {0.18, CascadeWindow{1.02070391, 5.76467709}, 1.942381, 2.945186},
                                 {0.15, CascadeWindow{1.00373123, 7.47708018}, 2.543534, 3.639547},
                                 {0.13, CascadeWindow{1.00059637, 9.09698657}, 3.168185, 4.349048},
                                 {0.12, CascadeWindow{1.00008329, 10.65744343}, 3.812021, 5.071184}}};
  for (const Row& row : rows) {
    const CascadePeak peak = strongest_cascades(row.phi);
    c.printed(fmt::format("largest strength, phi = {}", row.phi), peak.strength, row.strongest, 1e-6);
    c.printed(fmt::format("mean degree there, phi = {}", row.phi), peak.mean_degree, row.at, 1e-6);
    const auto window = cascade_window(row.phi);
    c.exact(fmt::format("a window, phi = {}", row.phi), window ? 1 : 0, row.window ? 1 : 0);
    if (!window || !row.window) continue;
    c.printed(fmt::format("lower z, phi = {}", row.phi), window->lower, row.window->lower, 1e-8);
    c.printed(fmt::format("upper z, phi = {}", row.phi), window->upper, row.window->upper, 1e-8);
    // The condition over any degrees, at the window's ends.
    c.close(fmt::format("strength at the lower z, phi = {}", row.phi),
            cascade_strength(poisson_degrees(window->lower), row.phi), 1, 1e-9);
    c.close(fmt::format("strength at the upper z, phi = {}", row.phi),
            cascade_strength(poisson_degrees(window->upper), row.phi), 1, 1e-9);
  }
  // The ends of an interval of phi belong to the window of its own K: ties adopt.
  c.exact("phi = 1/4 has the window of K = 4", cascade_window(0.25)->upper, cascade_window(0.22)->upper);
  c.exact("phi = 1/3 has none", cascade_window(1.0 / 3) ? 1 : 0, 0);
}

namespace {

void check_single_seeds(const Case& c, std::uint32_t n_graphs, std::uint32_t seeds_each) {
  constexpr std::uint32_t kCascadePeople = 10'000;
  for (const double z : {0.9, 6.5, 7.0, 2.0, 3.0, 4.0}) {
    double global = 0;
    for (std::uint32_t r = 0; r < n_graphs; ++r) {
      const TiedCrowd crowd = poisson_crowd(c, kCascadePeople, z, r);
      for (std::uint32_t s = 0; s < seeds_each; ++s) {
        global += final_share(crowd, kPhi, {s}) > kGlobal ? 1.0 / n_graphs / seeds_each : 0.0;
      }
    }
    const bool outside = z < 1 || z > 6;
    c.between(fmt::format("share of seeds with a global cascade, z = {}", z), global, outside ? 0 : 0.5,
              outside ? 0.01 : 1);
  }
}

}  // namespace

TEST_CASE("VV-D1 single seeds cascade inside the window only") { check_single_seeds(Case("VV-D1"), 3, 15); }

TEST_CASE("VV-D1 a thousand single seeds", "[slow]") { check_single_seeds(Case("VV-D1"), 20, 50); }

namespace {

struct TriggerRow {
  double z, dead_end, vulnerable, giant, trigger;
};
constexpr std::array<TriggerRow, 6> kTriggers{{{1.5, 0.46936100, 0.99554402, 0.54443732, 0.54885140},
                                               {2, 0.29833623, 0.98343639, 0.73766789, 0.75422223},
                                               {3, 0.31092950, 0.91608206, 0.78959632, 0.87346186},
                                               {4, 0.49883123, 0.78513039, 0.65263487, 0.86529594},
                                               {5, 0.76230967, 0.61596065, 0.36798734, 0.69530732},
                                               {5.5, 0.91421529, 0.52891869, 0.14772551, 0.37613163}}};

/// One seed a graph: seeds that share a graph are not independent.
void check_triggers(const Case& c, std::uint32_t n, std::uint32_t n_graphs,
                    std::span<const TriggerRow> rows) {
  for (const TriggerRow& row : rows) {
    double global = 0;
    for (std::uint32_t r = 0; r < n_graphs; ++r) {
      global += final_share(poisson_crowd(c, n, row.z, r), kPhi, {0}) > kGlobal ? 1.0 / n_graphs : 0.0;
    }
    c.sampled(fmt::format("share of graphs with a global cascade, z = {}", row.z), global, row.trigger,
              std::sqrt(row.trigger * (1 - row.trigger) / n_graphs), 0.01);
  }
}

}  // namespace

TEST_CASE("VV-D2 vulnerable cluster and trigger probability") {
  const Case c("VV-D2");
  for (const TriggerRow& row : kTriggers) {
    const VulnerableCluster cluster = vulnerable_cluster(row.z, kPhi);
    c.printed(fmt::format("H, z = {}", row.z), cluster.dead_end, row.dead_end, 1e-8);
    c.printed(fmt::format("vulnerable share, z = {}", row.z), cluster.vulnerable, row.vulnerable, 1e-8);
    c.printed(fmt::format("S_v, z = {}", row.z), cluster.giant, row.giant, 1e-8);
    c.printed(fmt::format("P(global), z = {}", row.z), cluster.trigger, row.trigger, 1e-8);
  }
}

TEST_CASE("VV-D2 how often one seed triggers a global cascade", "[slow]") {
  check_triggers(Case("VV-D2"), 50'000, 60, kTriggers);
}

namespace {

struct SizeRow {
  double z;
  std::array<double, 3> shares;  ///< for a seeded share of 1e-6, 0.001, 0.01
  double giant, deviation;       ///< SD of one run of 100,000, measured
};
constexpr std::array<double, 3> kSeeded{1e-6, 0.001, 0.01};
constexpr std::array<SizeRow, 6> kSizes{{{1.5, {0.58015968, 0.58131584, 0.59139778}, 0.58281164, 4.3e-3},
                                         {2, {0.79660681, 0.79695053, 0.80001828}, 0.79681213, 2.0e-3},
                                         {3, {0.94047830, 0.94055068, 0.94120118}, 0.94047979, 8.9e-4},
                                         {4, {0.98017261, 0.98019412, 0.98038775}, 0.98017260, 4.2e-4},
                                         {5, {0.99302285, 0.99303008, 0.99309511}, 0.99302285, 3.2e-4},
                                         {5.5, {0.99581815, 0.99582242, 0.99586094}, 0.99581814, 2.1e-4}}};
constexpr std::uint32_t kCascadePeople = 100'000;

/// The mean degree at which a seeded share stops moving everyone.
double upper_edge(double seeded, double low, double high) {
  while (high - low > 1e-5) {
    const double z = (low + high) / 2;
    (cascade_size(poisson_degrees(z), kPhi, seeded) > 0.5 ? low : high) = z;
  }
  return (low + high) / 2;
}

}  // namespace

TEST_CASE("VV-D3 size given a global cascade") {
  const Case c("VV-D3");
  for (const SizeRow& row : kSizes) {
    const DegreeShares degrees = poisson_degrees(row.z);
    for (std::size_t s = 0; s < kSeeded.size(); ++s) {
      c.printed(fmt::format("share, z = {}, seeded {}", row.z, kSeeded[s]),
                cascade_size(degrees, kPhi, kSeeded[s]), row.shares[s], 2e-7);
    }
    c.printed(fmt::format("giant component, z = {}", row.z), final_size(row.z), row.giant, 1e-8);
  }
  constexpr std::array<std::array<double, 2>, 4> kEdges{
      {{0.001, 6.3946}, {0.005, 7.5929}, {0.01, 9.1910}, {0.02, 12.7549}}};
  for (const auto& [seeded, edge] : kEdges) {
    c.printed(fmt::format("upper edge, seeded {}", seeded), upper_edge(seeded, edge - 0.5, edge + 0.5), edge,
              1e-4);
  }
}

TEST_CASE("VV-D3 agents on networks of 100,000") {
  const Case c("VV-D3");
  const SizeRow& row = kSizes[1];
  c.sampled("agents, z = 2, seeded 0.001",
            final_share(poisson_crowd(c, kCascadePeople, row.z, 0), kPhi, first_share(kCascadePeople, 0.001)),
            row.shares[1], row.deviation);
}

TEST_CASE("VV-D3 agents on many networks, and beyond the edges", "[slow]") {
  const Case c("VV-D3");
  constexpr std::uint32_t kRuns = 5;
  for (const SizeRow& row : kSizes) {
    double from_one = 0, seeded = 0;
    int n_global = 0;
    for (std::uint32_t r = 0; r < kRuns; ++r) {
      const TiedCrowd crowd = poisson_crowd(c, kCascadePeople, row.z, r);
      seeded += final_share(crowd, kPhi, first_share(kCascadePeople, 0.001)) / kRuns;
      const double one = final_share(crowd, kPhi, {r});
      if (one > kGlobal) from_one += one, ++n_global;
    }
    c.sampled(fmt::format("agents, z = {}, seeded 0.001", row.z), seeded, row.shares[1],
              row.deviation / std::sqrt(double{kRuns}));
    if (n_global > 0) {
      c.sampled(fmt::format("agents, z = {}, one seed", row.z), from_one / n_global, row.giant,
                row.deviation / std::sqrt(static_cast<double>(n_global)));
    }
  }
  struct Edge {
    double seeded, z;
    bool cascades;
    std::uint32_t n_runs;
  };
  constexpr std::array<Edge, 4> kEdges{
      {{0.001, 6.0, true, 20}, {0.001, 6.8, false, 20}, {0.01, 8.5, true, 5}, {0.01, 9.8, false, 5}}};
  for (const Edge& edge : kEdges) {
    int n_global = 0;
    for (std::uint32_t r = 0; r < edge.n_runs; ++r) {
      const double share = final_share(poisson_crowd(c, kCascadePeople, edge.z, r), kPhi,
                                       first_share(kCascadePeople, edge.seeded));
      n_global += share > kGlobal ? 1 : 0;
    }
    c.exact(fmt::format("global cascades, z = {}, seeded {}", edge.z, edge.seeded), n_global,
            edge.cascades ? edge.n_runs : 0);
  }
}

TEST_CASE("VV-D4 on a regular network one seed moves all or none") {
  const Case c("VV-D4");
  for (const std::uint32_t z : {4U, 5U}) {
    // Drawn anew until it is simple, so that everyone has z neighbours, and connected.
    TiedCrowd crowd(ContactGraph{});
    for (std::uint32_t r = 0; crowd.size() == 0; ++r) {
      const ConfigurationNetwork drawn =
          configuration_network(std::vector<std::uint32_t>(200, z), {c.luck(r)});
      if (drawn.n_loops + drawn.n_repeats == 0 && measure(drawn.graph).n_components == 1)
        crowd = TiedCrowd(drawn.graph);
    }
    c.exact(fmt::format("z = {}, phi = 1/z", z), final_share(crowd, 1.0 / z, {17}), 1);
    c.exact(fmt::format("z = {}, phi above", z), final_share(crowd, 1.0 / z + 0.01, {17}), 1.0 / 200);
  }
  // Ties adopt where rounding has lifted phi * k: 7 of 25, 7 of 50.
  const auto adopts = [](std::uint32_t k, double phi, std::uint32_t n_seeds) {
    std::vector<Arc> edges;
    for (std::uint32_t i = 1; i <= k; ++i) edges.push_back({0, i});
    std::vector<std::uint32_t> seeds;
    for (std::uint32_t i = 1; i <= n_seeds; ++i) seeds.push_back(i);
    SpreadPlan plan;
    plan.steps = 1;
    plan.seeds = seeds;
    return run_spread(TiedCrowd(freeze_undirected(k + 1, edges)), ShareThreshold{phi}, plan).adopted_at[0];
  };
  c.exact("0.28 of 25 by 7", adopts(25, 0.28, 7), 1);
  c.exact("0.28 of 25 by 6", adopts(25, 0.28, 6), -1);
  c.exact("0.14 of 50 by 7", adopts(50, 0.14, 7), 1);
  c.exact("0.14 of 50 by 6", adopts(50, 0.14, 6), -1);
  c.exact("least count of 0.28 of 25", least_count(0.28, 25), 7);
  c.exact("least count of 0.14 of 50", least_count(0.14, 50), 7);
}

}  // namespace pilotwave::test
