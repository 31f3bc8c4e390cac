// Section F: generators and measures of networks.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/network/known_graphs.hpp"
#include "network/generators/barabasi_albert.hpp"
#include "network/generators/block_model.hpp"
#include "network/generators/configuration.hpp"
#include "network/generators/erdos_renyi.hpp"
#include "network/generators/lattice.hpp"
#include "network/generators/watts_strogatz.hpp"
#include "network/measures.hpp"
#include "network/mixing.hpp"
#include "verification/case.hpp"

namespace pilotwave::test {
namespace {

double n_edges(const ContactGraph& graph) { return static_cast<double>(graph.targets.size()) / 2; }

double n_triangles(const ContactGraph& graph) {
  double n = 0;
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    for (const std::uint32_t j : graph.neighbours(i)) {
      if (j <= i) continue;
      for (const std::uint32_t k : graph.neighbours(j)) n += k > j && graph.has_arc(i, k) ? 1 : 0;
    }
  }
  return n;
}

/// Neither a tie to oneself nor a tie twice, and every tie both ways.
bool is_simple(const ContactGraph& graph) {
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    const auto row = graph.neighbours(i);
    if (std::adjacent_find(row.begin(), row.end(), std::greater_equal<>()) != row.end()) return false;
    if (std::find(row.begin(), row.end(), i) != row.end()) return false;
  }
  return is_mutual(graph);
}

}  // namespace

TEST_CASE("VV-F1 measures of known graphs") {
  const Case c("VV-F1");
  constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
  struct Row {
    const char* name;
    ContactGraph graph;
    double n, edges, triangles, transitivity, mean_local, length, diameter, assortativity;
  };
  const std::vector<Row> rows{
      {"karate club", known::karate_club(), 34, 78, 45, 0.2556818182, 0.5706384782, 2.4081996435, 5,
       -0.4756130977},
      {"Petersen", known::petersen(), 10, 15, 0, 0, 0, 1.6666666667, 2, kUndefined},
      {"K10", complete_network(10), 10, 45, 120, 1, 1, 1, 1, kUndefined},
      {"cycle 10", ring_lattice(10, 2), 10, 10, 0, 0, 0, 2.7777777778, 5, kUndefined},
      {"star", known::star(9), 10, 9, 0, 0, 0, 1.8, 2, -1},
      {"path 10", known::path(10), 10, 9, 0, 0, 0, 3.6666666667, 9, -0.125},
      {"ring 20", ring_lattice(20, 4), 20, 40, 20, 0.5, 0.5, 2.8947368421, 5, kUndefined}};
  for (const Row& row : rows) {
    const NetworkMeasures m = measure(row.graph);
    const PathMeasures paths = measure_paths(row.graph);
    const std::string of = fmt::format(" of {}", row.name);
    c.exact("nodes" + of, row.graph.n_nodes(), row.n);
    c.exact("edges" + of, n_edges(row.graph), row.edges);
    c.exact("triangles" + of, n_triangles(row.graph), row.triangles);
    c.printed("transitivity" + of, m.clustering, row.transitivity, 1e-10);
    c.printed("mean C" + of, m.mean_local_clustering, row.mean_local, 1e-10);
    c.printed("L" + of, paths.mean_length, row.length, 1e-10);
    c.exact("diameter" + of, paths.diameter, row.diameter);
    if (std::isnan(row.assortativity)) {
      c.exact("assortativity" + of, degree_assortativity(row.graph), kUndefined);
    } else {
      c.printed("assortativity" + of, degree_assortativity(row.graph), row.assortativity, 1e-10);
    }
  }
  const ContactGraph club = known::karate_club();
  c.printed("largest eigenvalue", largest_eigenvalue(club), 6.7256977276, 1e-10);
  const std::vector<double> between = betweenness(club);
  constexpr double kPairs = 33.0 * 32.0 / 2;
  c.printed("betweenness of 0", between[0] / kPairs, 0.4376352814, 1e-10);
  c.printed("betweenness of 33", between[33] / kPairs, 0.3040749759, 1e-10);
  c.printed("betweenness of 32", between[32] / kPairs, 0.1452471140, 1e-10);
  c.printed("modularity of the factions", modularity(club, known::karate_factions()), 0.3582347140, 1e-10);
}

TEST_CASE("VV-F2 Watts and Strogatz's rings") {
  const Case c("VV-F2");
  constexpr std::array<double, 5> kClustering{0.500000000000, 0.600000000000, 0.642857142857, 0.666666666667,
                                              0.681818181818};
  for (std::uint32_t k = 4; k <= 12; k += 2) {
    c.printed(fmt::format("C(0), k = {}", k), measure(watts_strogatz(200, k, 0, {c.luck(0)})).clustering,
              kClustering[k / 2 - 2], 1e-12);
  }
  struct PathRow {
    std::uint32_t n, k;
    double length, diameter;
  };
  constexpr std::array<PathRow, 3> kPaths{
      {{1000, 10, 50.4504504505, 100}, {1000, 4, 125.3753753754, 250}, {100, 4, 12.8787878788, 25}}};
  for (const PathRow& row : kPaths) {
    const PathMeasures paths = measure_paths(watts_strogatz(row.n, row.k, 0, {c.luck(0)}));
    c.printed(fmt::format("L, N = {}, k = {}", row.n, row.k), paths.mean_length, row.length, 1e-10);
    c.exact(fmt::format("diameter, N = {}, k = {}", row.n, row.k), paths.diameter, row.diameter);
  }
}

TEST_CASE("VV-F2 Watts and Strogatz's rewiring") {
  const Case c("VV-F2");
  struct Row {
    double p, variance, plain, refined, deviation;
  };
  constexpr std::array<Row, 5> kRows{{{0.0, 0.000000, 0.66666667, 0.66666667, 0},
                                      {0.05, 0.487500, 0.57158333, 0.56850394, 0.0007},
                                      {0.1, 0.950000, 0.48600000, 0.48092358, 0.0009},
                                      {0.2, 1.800000, 0.34133333, 0.33464052, 0.0009},
                                      {0.5, 3.750000, 0.08333333, 0.08000000, 0.0004}}};
  constexpr std::uint32_t kGraphs = 10, kNodes = 2000;
  for (const Row& row : kRows) {
    const double left = std::pow(1 - row.p, 3) * 2 / 3, variance = 5 * row.p * (2 - row.p);
    c.printed(fmt::format("degree variance, p = {}", row.p), variance, row.variance, 1e-6);
    c.printed(fmt::format("C(0)(1 - p)^3, p = {}", row.p), left, row.plain, 1e-8);
    c.printed(fmt::format("refined transitivity, p = {}", row.p), left * 90 / (90 + variance), row.refined,
              1e-8);
    double clustering = 0, squares = 0;
    bool edges_kept = true;
    for (std::uint32_t r = 0; r < kGraphs; ++r) {
      const ContactGraph graph = watts_strogatz(kNodes, 10, row.p, {c.luck(r)});
      edges_kept = edges_kept && n_edges(graph) == kNodes * 5 && is_simple(graph);
      clustering += measure(graph).clustering / kGraphs;
      for (std::uint32_t i = 0; i < kNodes; ++i) {
        squares += (graph.degree(i) - 10.0) * (graph.degree(i) - 10.0) / kNodes / kGraphs;
      }
    }
    c.exact(fmt::format("N k / 2 simple edges, p = {}", row.p), edges_kept ? 1 : 0, 1);
    if (row.p == 0) {
      c.close("transitivity, p = 0", clustering, 2.0 / 3);
      c.exact("measured degree variance, p = 0", squares, 0);
      continue;
    }
    c.sampled(fmt::format("transitivity, p = {}", row.p), clustering, row.refined,
              row.deviation / std::sqrt(double{kGraphs}), 0.005);
    // The standard error of a normal sample's variance is sqrt(2 / n) of it; degrees are a little more
    // peaked and tied to each other: twice that is ample.
    c.sampled(fmt::format("measured degree variance, p = {}", row.p), squares, row.variance,
              2 * row.variance * std::sqrt(2.0 / kNodes / kGraphs));
  }
  for (std::uint32_t r = 0; r < 5; ++r) {
    const ContactGraph graph = watts_strogatz(1000, 10, 0.1, {c.luck(100 + r)});
    c.between("small world: transitivity over C(0)", measure(graph).clustering * 1.5, 0.68, 0.76);
    c.between("small world: L over L(0)", measure_paths(graph).mean_length / 50.4504504505, 0.080, 0.096);
  }
}

TEST_CASE("VV-F3 G(n, p) with n = 1000 and p = 0.01") {
  const Case c("VV-F3");
  constexpr std::uint32_t kRuns = 100, kNodes = 1000;
  double edges = 0, triangles = 0, loners = 0, of_ten = 0, transitivity = 0;
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    const ContactGraph graph = erdos_renyi(kNodes, 0.01, {c.luck(r)});
    const double closed = n_triangles(graph);
    edges += n_edges(graph) / kRuns;
    triangles += closed / kRuns;
    double triples = 0;
    for (std::uint32_t i = 0; i < kNodes; ++i) {
      const double k = graph.degree(i);
      triples += k * (k - 1) / 2;
      loners += k == 0 ? 1.0 / kRuns : 0;
      of_ten += k == 10 ? 1.0 / kNodes / kRuns : 0;
    }
    transitivity += 3 * closed / triples / kRuns;
  }
  const double root = std::sqrt(double{kRuns});
  c.sampled("edges", edges, 4995, 70.321049 / root);
  c.sampled("triangles", triangles, 166.167, std::sqrt(215.370378) / root);
  c.sampled("isolated agents", loners, 0.04360732, std::sqrt(0.04360732) / root);
  c.sampled("P(0)", loners / kNodes, 4.36073206e-05, std::sqrt(4.36073206e-05 / kNodes) / root);
  // Two degrees share at most one tie, which adds a little to the binomial variance; twice it is ample.
  c.sampled("P(10)", of_ten, 0.1257402111, std::sqrt(2 * 0.1257402111 * 0.8742597889 / kNodes) / root);
  // Triangles over their expected number, times p: the triples vary little.
  c.sampled("transitivity", transitivity, 0.01, 0.01 * std::sqrt(215.370378) / 166.167 / root, 1e-4);
}

TEST_CASE("VV-F4 three schools as blocks") {
  const Case c("VV-F4");
  constexpr std::uint32_t kRuns = 200;
  const BlockModelDef def{{40, 60, 100}, {0.25, 0.02, 0.02, 0.02, 0.20, 0.02, 0.02, 0.02, 0.15}};
  const std::vector<std::uint32_t> block = block_of_nodes(def);
  std::array<std::array<double, 3>, 3> edges{};
  bool simple = true;
  double total = 0;
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    const ContactGraph graph = block_model(def, {c.luck(r)});
    simple = simple && is_simple(graph);
    total += n_edges(graph) / kRuns;
    for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
      for (const std::uint32_t j : graph.neighbours(i)) {
        if (i < j) edges[block[i]][block[j]] += 1.0 / kRuns;
      }
    }
  }
  c.exact("simple graphs", simple ? 1 : 0, 1);
  struct Row {
    std::size_t a, b;
    double mean, deviation;
  };
  constexpr std::array<Row, 6> kRows{{{0, 0, 195, 12.093387},
                                      {0, 1, 48, 6.858571},
                                      {0, 2, 80, 8.854377},
                                      {1, 1, 354, 16.828547},
                                      {1, 2, 120, 10.844353},
                                      {2, 2, 742.5, 25.122201}}};
  double variance = 0;
  for (const Row& row : kRows) {
    variance += row.deviation * row.deviation;
    c.sampled(fmt::format("edges of blocks {} and {}", row.a + 1, row.b + 1), edges[row.a][row.b], row.mean,
              row.deviation / std::sqrt(double{kRuns}));
  }
  c.sampled("edges in all", total, 1539.5, std::sqrt(variance / kRuns));
  constexpr std::array<double, 3> kDegree{12.95, 14.6, 16.85};
  for (std::size_t b = 0; b < 3; ++b) {
    double ends = 2 * edges[b][b], ends_variance = 0;
    for (const Row& row : kRows) {
      if (row.a == b && row.b == b) ends_variance += 4 * row.deviation * row.deviation;
      if ((row.a == b) != (row.b == b)) {
        ends += edges[row.a][row.b];
        ends_variance += row.deviation * row.deviation;
      }
    }
    c.sampled(fmt::format("mean degree in block {}", b + 1), ends / def.sizes[b], kDegree[b],
              std::sqrt(ends_variance / kRuns) / def.sizes[b]);
  }
}

TEST_CASE("VV-F5 Barabasi and Albert's growth, m = 3") {
  const Case c("VV-F5");
  constexpr std::uint32_t kNodes = 100'000;
  // Grown from three nodes without ties.
  const ContactGraph graph = barabasi_albert(kNodes, 3, {c.luck(0)});
  c.exact("edges", n_edges(graph), 299'991);
  constexpr std::array<double, 8> kOf{0.40000000, 0.20000000, 0.11428571, 0.07142857,
                                      0.04761905, 0.03333333, 0.02424242, 0.01818182};
  constexpr std::array<double, 8> kFrom{1.00000000, 0.60000000, 0.40000000, 0.28571429,
                                        0.21428571, 0.16666667, 0.13333333, 0.10909091};
  for (std::uint32_t k = 3; k <= 10; ++k) {
    double of = 0, from = 0;
    for (std::uint32_t i = 0; i < kNodes; ++i) {
      of += graph.degree(i) == k ? 1.0 / kNodes : 0;
      from += graph.degree(i) >= k ? 1.0 / kNodes : 0;
    }
    const double p = kOf[k - 3], tail = kFrom[k - 3];
    c.printed(fmt::format("limit of P({})", k), 24.0 / (k * (k + 1.0) * (k + 2.0)), p, 1e-8);
    c.printed(fmt::format("limit of P(>= {})", k), 12.0 / (k * (k + 1.0)), tail, 1e-8);
    c.sampled(fmt::format("P({})", k), of, p, std::sqrt(p * (1 - p) / kNodes), 0.002);
    c.sampled(fmt::format("P(>= {})", k), from, tail, std::sqrt(tail * (1 - tail) / kNodes), 0.002);
  }
  struct Tail {
    std::uint32_t from;
    double exponent, n;
  };
  constexpr std::array<Tail, 2> kTails{{{10, 2.868983, 10'909}, {20, 2.933901, 2857}}};
  for (const Tail& tail : kTails) {
    double n = 0, logs = 0;
    for (std::uint32_t i = 0; i < kNodes; ++i) {
      if (graph.degree(i) < tail.from) continue;
      n += 1;
      logs += std::log(graph.degree(i) / (tail.from - 0.5));
    }
    c.sampled(fmt::format("exponent from degree {}", tail.from), 1 + n / logs, tail.exponent,
              (tail.exponent - 1) / std::sqrt(tail.n));
  }
}

TEST_CASE("VV-F6 loops and repeats of paired 3-regular stubs", "[slow]") {
  const Case c("VV-F6");
  constexpr std::uint32_t kNodes = 10'000, kRuns = 2000;
  const std::vector<std::uint32_t> degree(kNodes, 3);
  std::array<double, 5> loops{}, repeats{};
  double n_loops = 0, n_repeats = 0, n_simple = 0;
  bool counted = true;
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    const ConfigurationNetwork net = configuration_network(degree, {c.luck(r)});
    ++loops[std::min(net.n_loops, 4U)];
    ++repeats[std::min(net.n_repeats, 4U)];
    n_loops += static_cast<double>(net.n_loops) / kRuns;
    n_repeats += static_cast<double>(net.n_repeats) / kRuns;
    n_simple += net.n_loops + net.n_repeats == 0 ? 1.0 / kRuns : 0;
    counted = counted && n_edges(net.graph) == 3.0 * kNodes / 2 - net.n_loops - net.n_repeats;
  }
  c.exact("what was erased is counted", counted ? 1 : 0, 1);
  c.sampled("mean loops", n_loops, 1, 1 / std::sqrt(double{kRuns}));
  c.sampled("mean repeats", n_repeats, 1, 1 / std::sqrt(double{kRuns}));
  const double p = 0.1353352832;
  c.sampled("P(simple)", n_simple, p, std::sqrt(p * (1 - p) / kRuns));
  const double e = std::exp(-1.0);
  const std::array<double, 5> poisson{e, e, e / 2, e / 6, 1 - e * (1 + 1 + 0.5 + 1.0 / 6)};
  // Chi-square with 4 degrees of freedom exceeds 29.4 once in 150,000 times, the rate of 4.5 standard errors.
  const auto chi_square = [&](const std::array<double, 5>& counts) {
    double statistic = 0;
    for (std::size_t k = 0; k < 5; ++k) {
      statistic += std::pow(counts[k] - kRuns * poisson[k], 2) / (kRuns * poisson[k]);
    }
    return statistic;
  };
  c.between("chi-square of loops", chi_square(loops), 0, 29.4);
  c.between("chi-square of repeats", chi_square(repeats), 0, 29.4);
}

}  // namespace pilotwave::test
