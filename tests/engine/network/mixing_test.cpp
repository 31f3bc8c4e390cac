#include "network/mixing.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "engine/network/known_graphs.hpp"
#include "network/generators/lattice.hpp"

using namespace pilotwave;

TEST_CASE("the small digraph has its counted density and dyads (VV-Q13)") {
  const ContactGraph graph = known::small_digraph();
  CHECK(density(graph) == Approx(7.0 / 20).epsilon(1e-12));
  const DyadCensus dyads = dyad_census(graph);
  CHECK(dyads.mutual == 2);
  CHECK(dyads.one_way == 3);
  CHECK(dyads.none == 5);
}

TEST_CASE("the karate club's factions keep to themselves (VV-F1, VV-Q13)") {
  const ContactGraph club = known::karate_club();
  const std::vector<std::uint32_t> faction = known::karate_factions();
  CHECK(crossing_share(club, faction) == Approx(11.0 / 78).epsilon(1e-12));
  CHECK(external_internal_index(club, faction) == Approx(-0.7179487179).margin(0.5e-10));
  CHECK(modularity(club, faction) == Approx(0.3582347140).margin(0.5e-10));
}

TEST_CASE("degree assortativity is that of known graphs (VV-F1)") {
  CHECK(degree_assortativity(known::karate_club()) == Approx(-0.4756130977).margin(0.5e-10));
  CHECK(degree_assortativity(known::star(9)) == Approx(-1.0).epsilon(1e-12));
  CHECK(degree_assortativity(known::path(10)) == Approx(-0.125).epsilon(1e-12));
  CHECK(std::isnan(degree_assortativity(known::petersen())));
  CHECK(std::isnan(degree_assortativity(complete_network(10))));
  CHECK(std::isnan(degree_assortativity(ring_lattice(20, 4))));
}

TEST_CASE("empty graphs mix nobody") {
  CHECK(density(ContactGraph{}) == 0);
  CHECK(density(freeze(1, {})) == 0);
  CHECK(dyad_census(ContactGraph{}).none == 0);
  CHECK(dyad_census(freeze(2, {})).none == 1);
  const std::vector<std::uint32_t> group{0, 1};
  CHECK(crossing_share(freeze(2, {}), group) == 0);
  CHECK(external_internal_index(freeze(2, {}), group) == 0);
  CHECK(modularity(freeze(2, {}), group) == 0);
  CHECK(std::isnan(degree_assortativity(freeze(2, {}))));
}
