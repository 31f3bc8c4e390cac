#include "network/generators/lattice.hpp"

#include <catch2/catch.hpp>

#include "network/measures.hpp"

using namespace pilotwave;

TEST_CASE("a ring joins the k nearest") {
  const ContactGraph ring = ring_lattice(6, 4);
  CHECK(std::vector<std::uint32_t>(ring.neighbours(0).begin(), ring.neighbours(0).end()) ==
        std::vector<std::uint32_t>{1, 2, 4, 5});
  CHECK(ring.targets.size() == 24);
}

TEST_CASE("a ring's clustering is 3 (k - 2) / (4 (k - 1)) (VV-F2)") {
  for (const std::uint32_t k : {4U, 6U, 8U, 10U, 12U}) {
    CHECK(measure(ring_lattice(100, k)).clustering == Approx(3.0 * (k - 2) / (4.0 * (k - 1))).epsilon(1e-12));
  }
}

TEST_CASE("a ring's path lengths are known exactly (VV-F2)") {
  const PathMeasures small = measure_paths(ring_lattice(100, 4));
  CHECK(small.mean_length == Approx(12.8787878788).margin(0.5e-10));
  CHECK(small.diameter == 25);
  const PathMeasures wide = measure_paths(ring_lattice(1000, 10));
  CHECK(wide.mean_length == Approx(50.4504504505).margin(0.5e-10));
  CHECK(wide.diameter == 100);
  const PathMeasures narrow = measure_paths(ring_lattice(1000, 4));
  CHECK(narrow.mean_length == Approx(125.3753753754).margin(0.5e-10));
  CHECK(narrow.diameter == 250);
}

TEST_CASE("a grid joins four or eight neighbours, fewer at an open edge") {
  const ContactGraph four = grid_lattice(4, 3, GridNeighbours::VonNeumann, false);
  CHECK(four.degree(0) == 2);
  CHECK(four.degree(5) == 4);
  CHECK(four.targets.size() == 2 * 17);
  const ContactGraph eight = grid_lattice(4, 3, GridNeighbours::Moore, false);
  CHECK(eight.degree(0) == 3);
  CHECK(eight.degree(5) == 8);
  CHECK(eight.targets.size() == 2 * 29);
}

TEST_CASE("on a torus everybody has as many neighbours") {
  const ContactGraph four = grid_lattice(5, 3, GridNeighbours::VonNeumann, true);
  const ContactGraph eight = grid_lattice(5, 4, GridNeighbours::Moore, true);
  for (std::uint32_t i = 0; i < 15; ++i) CHECK(four.degree(i) == 4);
  for (std::uint32_t i = 0; i < 20; ++i) CHECK(eight.degree(i) == 8);
}

TEST_CASE("a wider range reaches 2 r (r + 1) or 4 r (r + 1) cells") {
  for (const std::uint32_t r : {1U, 2U, 3U}) {
    const ContactGraph steps = grid_lattice(9, 8, GridNeighbours::VonNeumann, true, r);
    const ContactGraph square = grid_lattice(9, 8, GridNeighbours::Moore, true, r);
    for (std::uint32_t i = 0; i < 72; ++i) {
      CHECK(steps.degree(i) == 2 * r * (r + 1));
      CHECK(square.degree(i) == 4 * r * (r + 1));
    }
  }
  const ContactGraph open = grid_lattice(3, 3, GridNeighbours::Moore, false, 2);
  CHECK(open == complete_network(9));
}

TEST_CASE("lattices of no, one and two nodes") {
  CHECK(ring_lattice(0, 0).n_nodes() == 0);
  CHECK(ring_lattice(1, 0).targets.empty());
  CHECK(grid_lattice(0, 0, GridNeighbours::Moore, false).n_nodes() == 0);
  CHECK(grid_lattice(2, 1, GridNeighbours::Moore, false).targets.size() == 2);
  CHECK(complete_network(0).n_nodes() == 0);
  CHECK(complete_network(1).targets.empty());
  CHECK(complete_network(2).targets == std::vector<std::uint32_t>{1, 0});
}
