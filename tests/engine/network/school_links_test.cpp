#include "network/school_links.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "engine/network/known_graphs.hpp"

using namespace pilotwave;

namespace {
SchoolLinks karate_links() {
  SchoolLinks links{.graph = known::karate_club(), .strength = {}};
  links.strength.assign(links.graph.targets.size(), 1);
  return links;
}
std::vector<std::uint32_t> keys(std::uint32_t n) {
  std::vector<std::uint32_t> out(n);
  std::iota(out.begin(), out.end(), 0U);
  return out;
}
}  // namespace

TEST_CASE("links count advice both ways and feeder relations") {
  // Teachers 0, 1 in school 0; 2, 3 in school 1; 4 in school 2.
  const ContactGraph advice = freeze(5, std::vector<Arc>{{0, 1}, {0, 2}, {2, 0}, {1, 3}, {3, 4}});
  const std::vector<std::uint32_t> school{0, 0, 1, 1, 2};
  const SchoolLinks links = link_schools(4, advice, school);
  CHECK(links.graph == freeze_undirected(4, std::vector<Arc>{{0, 1}, {1, 2}}));
  CHECK(links.strength == std::vector<std::uint32_t>{3, 3, 1, 1});
  const std::vector<FeederLink> feeders{{0, 3}, {0, 1}, {2, 2}};
  const SchoolLinks fed = link_schools(4, advice, school, feeders);
  CHECK(fed.graph == freeze_undirected(4, std::vector<Arc>{{0, 1}, {1, 2}, {0, 3}}));
  CHECK(fed.strength == std::vector<std::uint32_t>{5, 2, 5, 1, 1, 2});
}

TEST_CASE("the five most connected of the karate club are 33, 0, 32, 2 and 1 (VV-Q14)") {
  const SchoolLinks links = karate_links();
  CHECK(most_connected(links, keys(34), 5) == std::vector<std::uint32_t>{33, 0, 32, 2, 1});
  // Members 3 and 31 both have six ties; the rule prefers 31, who bridges the factions.
  CHECK(most_connected(links, keys(34), 6).back() == 31);
}

TEST_CASE("stronger links make a school better connected") {
  SchoolLinks links{.graph = known::path(4), .strength = {1, 1, 1, 1, 1, 1}};
  CHECK(most_connected(links, keys(4), 1) == std::vector<std::uint32_t>{1});
  links.strength = {1, 1, 1, 1, 9, 9};  // between 2 and 3
  CHECK(most_connected(links, keys(4), 1) == std::vector<std::uint32_t>{2});
}

TEST_CASE("schools alike in every measure are taken by key") {
  const SchoolLinks links{.graph = freeze_undirected(4, std::vector<Arc>{{0, 1}, {2, 3}}),
                          .strength = {1, 1, 1, 1}};
  const std::vector<std::uint32_t> key{40, 10, 30, 20};
  CHECK(most_connected(links, key, 4) == std::vector<std::uint32_t>{1, 3, 2, 0});
}

TEST_CASE("there are never more than there are") {
  CHECK(most_connected({}, {}, 3).empty());
  const SchoolLinks one{.graph = freeze(1, {}), .strength = {}};
  CHECK(most_connected(one, keys(1), 3) == std::vector<std::uint32_t>{0});
  CHECK(most_connected(karate_links(), keys(34), 0).empty());
}
