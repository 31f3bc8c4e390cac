#include "network/contact_graph.hpp"

#include <catch2/catch.hpp>

#include "engine/network/known_graphs.hpp"

using namespace pilotwave;

TEST_CASE("freezing sorts arcs and drops loops and repeats") {
  const std::vector<Arc> arcs{{2, 0}, {0, 2}, {0, 1}, {0, 2}, {1, 1}};
  const ContactGraph graph = freeze(4, arcs);
  CHECK(graph.offsets == std::vector<std::uint32_t>{0, 2, 2, 3, 3});
  CHECK(graph.targets == std::vector<std::uint32_t>{1, 2, 0});
  CHECK(graph.n_nodes() == 4);
  CHECK(graph.degree(0) == 2);
  CHECK(graph.has_arc(0, 2));
  CHECK_FALSE(graph.has_arc(2, 1));
}

TEST_CASE("reversing turns every arc round and twice gives the graph back") {
  const ContactGraph graph = known::small_digraph();
  const ContactGraph back = reversed(graph);
  CHECK(back.offsets == std::vector<std::uint32_t>{0, 1, 4, 6, 7, 7});
  CHECK(back.targets == std::vector<std::uint32_t>{1, 0, 3, 4, 1, 3, 2});
  CHECK(reversed(back) == graph);
}

TEST_CASE("a graph is mutual when every arc is returned") {
  CHECK_FALSE(is_mutual(known::small_digraph()));
  CHECK(is_mutual(undirected_shadow(known::small_digraph())));
  CHECK_FALSE(is_mutual(freeze(3, std::vector<Arc>{{0, 1}, {1, 2}, {2, 0}})));  // as many out as in
  CHECK(is_mutual(known::karate_club()));
  CHECK(is_mutual(freeze(2, {})));
  CHECK(is_mutual(ContactGraph{}));
}

TEST_CASE("the undirected shadow joins both ways whoever is named") {
  const ContactGraph shadow = undirected_shadow(known::small_digraph());
  CHECK(shadow.targets == std::vector<std::uint32_t>{1, 0, 2, 3, 4, 1, 3, 1, 2, 1});
  CHECK(undirected_shadow(shadow) == shadow);
  CHECK(reversed(shadow) == shadow);
}

TEST_CASE("graphs of no, one and two nodes are graphs") {
  CHECK(ContactGraph{}.n_nodes() == 0);
  CHECK(reversed(ContactGraph{}).n_nodes() == 0);
  CHECK(undirected_shadow(ContactGraph{}).n_nodes() == 0);
  CHECK(freeze(0, {}).n_nodes() == 0);
  const ContactGraph one = freeze(1, std::vector<Arc>{{0, 0}});
  CHECK(one.n_nodes() == 1);
  CHECK(one.targets.empty());
  CHECK(reversed(one) == one);
  const ContactGraph two = freeze(2, std::vector<Arc>{{1, 0}});
  CHECK(reversed(two) == freeze(2, std::vector<Arc>{{0, 1}}));
}
