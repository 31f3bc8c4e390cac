#include "network/generators/barabasi_albert.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace pilotwave;

TEST_CASE("a grown network of 100,000 has the exact limit degrees (VV-F5)") {
  constexpr std::uint32_t kNodes = 100000;
  const ContactGraph graph = barabasi_albert(kNodes, 3, {Luck(1, 0)});
  CHECK(graph.targets.size() == 2 * 299991);
  std::vector<double> of_degree(2000, 0.0);
  double n_tail = 0, logs = 0;
  for (std::uint32_t i = 0; i < kNodes; ++i) {
    const std::uint32_t k = graph.degree(i);
    if (k < of_degree.size()) of_degree[k] += 1;
    if (k >= 10) {
      n_tail += 1;
      logs += std::log(k / 9.5);
    }
  }
  for (std::uint32_t k = 3; k <= 10; ++k) {
    const double p = 24.0 / (k * (k + 1.0) * (k + 2.0));
    INFO("degree " << k);
    CHECK(of_degree[k] / kNodes == Approx(p).margin(4.5 * std::sqrt(p * (1 - p) / kNodes) + 0.002));
  }
  const double exponent = 1 + n_tail / logs;
  CHECK(n_tail == Approx(10909).epsilon(0.05));
  CHECK(exponent == Approx(2.868983).margin(4.5 * (exponent - 1) / std::sqrt(n_tail)));
}

TEST_CASE("a longer growth starts like a shorter one") {
  const NetworkDraw draw{Luck(2, 0)};
  const ContactGraph small = barabasi_albert(50, 2, draw), large = barabasi_albert(80, 2, draw);
  for (std::uint32_t i = 0; i < 50; ++i) {
    for (std::uint32_t j = 0; j < 50; ++j) CHECK(small.has_arc(i, j) == large.has_arc(i, j));
  }
}

TEST_CASE("networks too small to grow") {
  CHECK(barabasi_albert(0, 3, {Luck(1, 0)}).n_nodes() == 0);
  CHECK(barabasi_albert(1, 1, {Luck(1, 0)}).targets.empty());
  CHECK(barabasi_albert(2, 1, {Luck(1, 0)}).targets.size() == 2);
  CHECK(barabasi_albert(3, 3, {Luck(1, 0)}).targets.empty());
  CHECK(barabasi_albert(4, 3, {Luck(1, 0)}).degree(3) == 3);
}
