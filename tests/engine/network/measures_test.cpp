#include "network/measures.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/network/known_graphs.hpp"
#include "network/generators/lattice.hpp"

using namespace pilotwave;

namespace {

constexpr double kPrinted = 0.5e-10;  // half a unit of the last printed digit

struct Fixture {
  const char* name;
  ContactGraph graph;
  std::size_t n_edges;
  double transitivity, mean_local, mean_length;
  std::uint32_t diameter;
};

}  // namespace

TEST_CASE("known graphs have their published clustering and path lengths (VV-F1)") {
  const std::vector<Fixture> fixtures{
      {"karate club", known::karate_club(), 78, 0.2556818182, 0.5706384782, 2.4081996435, 5},
      {"Petersen", known::petersen(), 15, 0, 0, 1.6666666667, 2},
      {"complete 10", complete_network(10), 45, 1, 1, 1, 1},
      {"cycle 10", ring_lattice(10, 2), 10, 0, 0, 2.7777777778, 5},
      {"star of 9 leaves", known::star(9), 9, 0, 0, 1.8, 2},
      {"path 10", known::path(10), 9, 0, 0, 3.6666666667, 9},
      {"ring 20, k 4", ring_lattice(20, 4), 40, 0.5, 0.5, 2.8947368421, 5}};
  for (const Fixture& fixture : fixtures) {
    INFO(fixture.name);
    const NetworkMeasures m = measure(fixture.graph);
    const PathMeasures paths = measure_paths(fixture.graph);
    CHECK(fixture.graph.targets.size() == 2 * fixture.n_edges);
    CHECK(m.clustering == Approx(fixture.transitivity).margin(kPrinted));
    CHECK(m.transitivity == Approx(fixture.transitivity).margin(kPrinted));
    CHECK(m.mean_local_clustering == Approx(fixture.mean_local).margin(kPrinted));
    CHECK(m.reciprocity == 1.0);
    CHECK(m.n_components == 1);
    CHECK(m.largest_component_share == 1.0);
    CHECK(paths.mean_length == Approx(fixture.mean_length).margin(kPrinted));
    CHECK(paths.diameter == fixture.diameter);
  }
}

TEST_CASE("betweenness of the karate club is the published one") {
  const std::vector<double> between = betweenness(known::karate_club());
  const double pairs = 33.0 * 32.0 / 2;
  CHECK(between[0] / pairs == Approx(0.4376352814).margin(kPrinted));
  CHECK(between[33] / pairs == Approx(0.3040749759).margin(kPrinted));
  CHECK(between[32] / pairs == Approx(0.1452471140).margin(kPrinted));
}

TEST_CASE("the largest eigenvalue of an adjacency is that of known graphs (VV-F1)") {
  CHECK(largest_eigenvalue(known::karate_club()) == Approx(6.7256977276).margin(kPrinted));
  CHECK(largest_eigenvalue(known::star(9)) == Approx(3).epsilon(1e-12));  // bipartite
  CHECK(largest_eigenvalue(complete_network(10)) == Approx(9).epsilon(1e-12));
  CHECK(largest_eigenvalue(known::petersen()) == Approx(3).epsilon(1e-12));
  CHECK(largest_eigenvalue(freeze(3, {})) == 0);
}

TEST_CASE("betweenness of a star and a path can be counted by hand") {
  CHECK(betweenness(known::star(9)) == std::vector<double>{36, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  CHECK(betweenness(known::path(4)) == std::vector<double>{0, 2, 2, 0});
  CHECK(betweenness(freeze(3, std::vector<Arc>{{0, 1}, {2, 1}})) == std::vector<double>{0, 1, 0});
}

TEST_CASE("a directed graph is measured by its arcs (VV-Q13)") {
  const NetworkMeasures m = measure(known::small_digraph());
  CHECK(m.mean_out_degree == Approx(7.0 / 5));
  CHECK(m.max_in_degree == 3);
  CHECK(m.reciprocity == Approx(4.0 / 7).epsilon(1e-12));
  // Two-step paths: 0-1-2, 1-2-3, 2-3-1, 3-1-0, 3-1-2, 3-2 only back, 4-1-0, 4-1-2; closed: 3-1-2 alone.
  CHECK(m.transitivity == Approx(1.0 / 7).epsilon(1e-12));
  // Shadow: one triangle 1-2-3; triples 6 at node 1, 1 each at 2 and 3.
  CHECK(m.clustering == Approx(3.0 / 8).epsilon(1e-12));
}

TEST_CASE("PageRank of a star solves its two equations") {
  const std::vector<double> rank = page_rank(known::star(9));
  // centre c = 0.015 + 0.85 * 9 leaf; c + 9 leaf = 1
  const double centre = (0.015 + 0.85) / 1.85;
  CHECK(rank[0] == Approx(centre).margin(2e-3));  // 40 sweeps leave 0.85^40 = 0.0015 of an oscillation
  double total = 0;
  for (const double value : rank) total += value;
  CHECK(total == Approx(1.0).epsilon(1e-12));
  CHECK(rank[1] == rank[9]);
}

TEST_CASE("PageRank counts repeated arcs and survives dead ends") {
  const ContactGraph graph = freeze(3, std::vector<Arc>{{0, 1}, {0, 2}});
  const std::vector<double> even = page_rank(graph);
  CHECK(even[1] == Approx(even[2]).epsilon(1e-12));
  // Nothing leads to 0; 1 gets 3/4 of what 0 gives: ranks 1 : 1 + 0.85 * 3 / 4 : 1 + 0.85 / 4.
  const std::vector<double> uneven = page_rank(graph, std::vector<std::uint32_t>{3, 1});
  CHECK(uneven[1] / uneven[0] == Approx(1.6375).epsilon(1e-12));
  CHECK(uneven[2] / uneven[0] == Approx(1.2125).epsilon(1e-12));
}

TEST_CASE("components are weak ones") {
  const NetworkMeasures m = measure(freeze(6, std::vector<Arc>{{0, 1}, {2, 1}, {3, 4}}));
  CHECK(m.n_components == 3);
  CHECK(m.largest_component_share == Approx(0.5));
}

TEST_CASE("tie stability is the Jaccard overlap among those who stay") {
  const ContactGraph before = freeze(4, std::vector<Arc>{{0, 1}, {1, 2}, {2, 0}, {3, 0}});
  const std::vector<std::uint32_t> person_before{10, 11, 12, 13};  // 13 leaves
  const ContactGraph after = freeze(4, std::vector<Arc>{{3, 2}, {2, 1}, {2, 3}, {0, 1}});
  const std::vector<std::uint32_t> person_after{99, 12, 11, 10};  // 99 is new
  // Before: 10-11, 11-12, 12-10. After: 10-11, 11-12, 11-10. Two of four.
  CHECK(tie_stability(before, person_before, after, person_after) == Approx(0.5));
  CHECK(tie_stability(before, person_before, before, person_before) == 1.0);
  CHECK(tie_stability({}, {}, {}, {}) == 0.0);
}

TEST_CASE("graphs of no, one and two nodes can be measured") {
  for (const ContactGraph& graph : {ContactGraph{}, freeze(0, {}), freeze(1, {}), freeze(2, {})}) {
    const NetworkMeasures m = measure(graph);
    CHECK(m.mean_out_degree == 0);
    CHECK(m.reciprocity == 0);
    CHECK(m.clustering == 0);
    CHECK(m.transitivity == 0);
    CHECK(m.n_components == graph.n_nodes());
    CHECK(measure_paths(graph).mean_length == 0);
    CHECK(betweenness(graph) == std::vector<double>(graph.n_nodes(), 0.0));
    CHECK(page_rank(graph).size() == graph.n_nodes());
  }
  CHECK(page_rank(freeze(2, std::vector<Arc>{{0, 1}, {1, 0}})) == std::vector<double>{0.5, 0.5});
}
