#include "network/generators/thinning.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/network/known_graphs.hpp"
#include "network/generators/lattice.hpp"

using namespace pilotwave;

TEST_CASE("thinning keeps each tie with its chance, both ways or not at all") {
  const ContactGraph ring = ring_lattice(20000, 6);
  const ContactGraph some = thinned(ring, 0.3, {Luck(1, 0)}), more = thinned(ring, 0.6, {Luck(1, 0)});
  CHECK(is_mutual(some));
  CHECK(static_cast<double>(some.targets.size()) / 2 ==
        Approx(0.3 * 60000).margin(4.5 * std::sqrt(0.3 * 0.7 * 60000)));
  for (std::uint32_t i = 0; i < some.n_nodes(); ++i) {
    for (const std::uint32_t j : some.neighbours(i)) {
      REQUIRE(ring.has_arc(i, j));
      REQUIRE(more.has_arc(i, j));
    }
  }
}

TEST_CASE("all, none and nothing to thin") {
  CHECK(thinned(known::small_digraph(), 1, {Luck(1, 0)}) == known::small_digraph());
  CHECK(thinned(known::karate_club(), 0, {Luck(1, 0)}) == freeze(34, {}));
  CHECK(thinned(ContactGraph{}, 0.5, {Luck(1, 0)}) == ContactGraph{});
}
