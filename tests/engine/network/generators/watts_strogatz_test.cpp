#include "network/generators/watts_strogatz.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "network/generators/lattice.hpp"
#include "network/measures.hpp"

using namespace pilotwave;

TEST_CASE("without rewiring it is the ring") {
  CHECK(watts_strogatz(100, 10, 0.0, {Luck(1, 0)}) == ring_lattice(100, 10));
}

TEST_CASE("rewiring keeps the number of edges and lowers clustering as derived (VV-F2)") {
  constexpr int kGraphs = 10;
  constexpr double kAtZero = 2.0 / 3;
  for (const double p : {0.05, 0.1, 0.2, 0.5}) {
    double clustering = 0, squares = 0;
    for (std::uint32_t r = 0; r < kGraphs; ++r) {
      const ContactGraph graph = watts_strogatz(2000, 10, p, {Luck(7, r)});
      CHECK(graph.targets.size() == 20000);
      clustering += measure(graph).clustering / kGraphs;
      for (std::uint32_t i = 0; i < 2000; ++i) squares += std::pow(graph.degree(i) - 10.0, 2);
    }
    const double variance = 5 * p * (2 - p);
    const double refined = kAtZero * std::pow(1 - p, 3) * 90 / (90 + variance);
    INFO("p = " << p);
    CHECK(clustering == Approx(refined).margin(4.5 * 0.004 / std::sqrt(double{kGraphs}) + 0.005));
    CHECK(squares / (2000.0 * kGraphs) == Approx(variance).epsilon(0.06));
  }
}

TEST_CASE("a tenth of rewired ties makes a small world (VV-F2)") {
  for (std::uint32_t r = 0; r < 3; ++r) {
    const ContactGraph graph = watts_strogatz(1000, 10, 0.1, {Luck(8, r)});
    const double clustering = measure(graph).clustering / (2.0 / 3);
    const double length = measure_paths(graph).mean_length / 50.4504504505;
    CHECK(clustering > 0.68);
    CHECK(clustering < 0.76);
    CHECK(length > 0.080);
    CHECK(length < 0.096);
  }
}

TEST_CASE("every node keeps the ties it does not give away, and edges stay simple") {
  const ContactGraph graph = watts_strogatz(500, 6, 1.0, {Luck(9, 0)});
  CHECK(graph.targets.size() == 3000);
  CHECK(reversed(graph) == graph);
  for (std::uint32_t i = 0; i < 500; ++i) CHECK(graph.degree(i) >= 3);
}

TEST_CASE("rings in which everybody knows everybody have nothing to rewire") {
  CHECK(watts_strogatz(5, 4, 1.0, {Luck(1, 0)}) == complete_network(5));
  CHECK(watts_strogatz(0, 0, 0.5, {Luck(1, 0)}).n_nodes() == 0);
  CHECK(watts_strogatz(1, 0, 0.5, {Luck(1, 0)}).n_nodes() == 1);
  CHECK(watts_strogatz(2, 0, 0.5, {Luck(1, 0)}).targets.empty());
}
