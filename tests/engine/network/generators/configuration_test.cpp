#include "network/generators/configuration.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>

using namespace pilotwave;

namespace {

/// Pearson's statistic of counts 0, 1, 2, 3, >= 4 against Poisson(1).
double against_poisson(const std::array<double, 5>& counts, double n) {
  const double e = std::exp(-1.0);
  const std::array<double, 5> p{e, e, e / 2, e / 6, 1 - e * (1 + 1 + 0.5 + 1.0 / 6)};
  double statistic = 0;
  for (std::size_t k = 0; k < 5; ++k) statistic += std::pow(counts[k] - n * p[k], 2) / (n * p[k]);
  return statistic;
}

}  // namespace

TEST_CASE("paired stubs of 3-regular nodes make Poisson many loops and repeats (VV-F6)") {
  // Counts have their limit distribution up to terms of order 1 / n, so 2,000 nodes do for the document's
  // 10,000.
  constexpr std::uint32_t kNodes = 2000, kRuns = 2000;
  const std::vector<std::uint32_t> degree(kNodes, 3);
  std::array<double, 5> loops{}, repeats{};
  double n_simple = 0;
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    const ConfigurationNetwork net = configuration_network(degree, {Luck(1, r)});
    loops[std::min(net.n_loops, 4U)] += 1;
    repeats[std::min(net.n_repeats, 4U)] += 1;
    n_simple += net.n_loops + net.n_repeats == 0 ? 1 : 0;
    CHECK(net.graph.targets.size() == 2 * (3 * kNodes / 2 - net.n_loops - net.n_repeats));
  }
  // Chi-square with 4 degrees of freedom exceeds 29.4 once in 150,000 times, the rate of 4.5 standard errors.
  CHECK(against_poisson(loops, kRuns) < 29.4);
  CHECK(against_poisson(repeats, kRuns) < 29.4);
  const double p = 0.1353352832;
  CHECK(n_simple / kRuns == Approx(p).margin(4.5 * std::sqrt(p * (1 - p) / kRuns)));
}

TEST_CASE("degrees are as given where nothing was erased") {
  const std::vector<std::uint32_t> degree{5, 1, 1, 1, 1, 1, 0};
  for (std::uint32_t r = 0; r < 50; ++r) {
    const ConfigurationNetwork net = configuration_network(degree, {Luck(2, r)});
    if (net.n_loops + net.n_repeats > 0) continue;
    for (std::uint32_t i = 0; i < degree.size(); ++i) CHECK(net.graph.degree(i) == degree[i]);
  }
}

TEST_CASE("configurations of no, one and two nodes") {
  CHECK(configuration_network({}, {Luck(1, 0)}).graph.n_nodes() == 0);
  const ConfigurationNetwork one = configuration_network(std::vector<std::uint32_t>{4}, {Luck(1, 0)});
  CHECK(one.n_loops == 2);
  CHECK(one.graph.targets.empty());
  const ConfigurationNetwork two = configuration_network(std::vector<std::uint32_t>{1, 1}, {Luck(1, 0)});
  CHECK(two.graph.targets == std::vector<std::uint32_t>{1, 0});
}
