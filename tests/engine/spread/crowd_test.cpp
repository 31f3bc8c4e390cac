#include "spread/crowd.hpp"

#include <catch2/catch.hpp>

#include "engine/network/known_graphs.hpp"
#include "network/generators/lattice.hpp"

using namespace pilotwave;

TEST_CASE("watchers are those whose arcs point here, in both kinds of network") {
  const TiedCrowd directed(known::small_digraph());
  CHECK(directed.size() == 5);
  CHECK(directed.watched(3) == 2);
  CHECK(std::vector<std::uint32_t>(directed.watchers(1).begin(), directed.watchers(1).end()) ==
        std::vector<std::uint32_t>{0, 3, 4});
  CHECK(directed.watchers(4).empty());
  const TiedCrowd mutual(known::karate_club());
  for (std::uint32_t i = 0; i < mutual.size(); ++i) {
    CHECK(mutual.watchers(i).data() == mutual.ties().neighbours(i).data());  // held once
  }
}

TEST_CASE("a copied or moved crowd watches its own network") {
  TiedCrowd first(ring_lattice(6, 2));
  const TiedCrowd copy = first;
  CHECK(copy.watchers(0).data() == copy.ties().neighbours(0).data());
  const TiedCrowd moved = std::move(first);
  CHECK(moved.watchers(0).data() == moved.ties().neighbours(0).data());
}

TEST_CASE("in a mixed crowd everyone watches all, or all others") {
  CHECK(MixedCrowd(5).watched() == 5);
  CHECK(MixedCrowd(5, Looks::AtOthers).watched() == 4);
}
