#include "network/generators/erdos_renyi.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "network/measures.hpp"
#include "network/mixing.hpp"

using namespace pilotwave;

namespace {

double n_triangles(const ContactGraph& graph) {
  double n = 0;
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    for (const std::uint32_t j : graph.neighbours(i)) {
      for (const std::uint32_t k : graph.neighbours(j)) n += i < j && j < k && graph.has_arc(i, k) ? 1 : 0;
    }
  }
  return n;
}

}  // namespace

TEST_CASE("G(1000, 0.01) has its expected edges, triangles, degrees and loners (VV-F3)") {
  constexpr int kRuns = 100;
  double edges = 0, triangles = 0, loners = 0, of_ten = 0;
  for (std::uint32_t r = 0; r < kRuns; ++r) {
    const ContactGraph graph = erdos_renyi(1000, 0.01, {Luck(1, r)});
    edges += static_cast<double>(graph.targets.size()) / 2;
    triangles += n_triangles(graph);
    for (std::uint32_t i = 0; i < 1000; ++i) {
      loners += graph.degree(i) == 0 ? 1 : 0;
      of_ten += graph.degree(i) == 10 ? 1 : 0;
    }
  }
  const double root = std::sqrt(double{kRuns});
  CHECK(edges / kRuns == Approx(4995.0).margin(4.5 * 70.321049 / root));
  CHECK(triangles / kRuns == Approx(166.167).margin(4.5 * std::sqrt(215.370378) / root));
  CHECK(loners / kRuns == Approx(0.04360732).margin(4.5 * std::sqrt(0.0436) / root));
  // Degrees share edges, which adds to the binomial variance; twice it is ample.
  CHECK(of_ten / kRuns == Approx(125.7402111).margin(4.5 * std::sqrt(2 * 125.74 * 0.874) / root));
}

TEST_CASE("the transitivity of G(n, p) is p") {
  double total = 0;
  for (std::uint32_t r = 0; r < 20; ++r) total += measure(erdos_renyi(400, 0.05, {Luck(2, r)})).clustering;
  CHECK(total / 20 == Approx(0.05).margin(0.002));
}

TEST_CASE("the reciprocity of a directed G(n, p) is p (VV-Q13)") {
  double total = 0, arcs = 0;
  for (std::uint32_t r = 0; r < 20; ++r) {
    const ContactGraph graph = directed_erdos_renyi(300, 0.1, {Luck(3, r)});
    total += 2 * static_cast<double>(dyad_census(graph).mutual) / static_cast<double>(graph.targets.size());
    arcs += static_cast<double>(graph.targets.size());
  }
  // 20 graphs of 44,850 pairs: SD of the mean reciprocity about sqrt(2 * 0.9 / (8970 * 20)) = 0.0032.
  CHECK(total / 20 == Approx(0.1).margin(4.5 * 0.0032));
  CHECK(arcs / 20 == Approx(8970).margin(4.5 * std::sqrt(8970 * 0.9 / 20)));
}

TEST_CASE("a larger graph holds the smaller one") {
  const NetworkDraw draw{Luck(4, 0)};
  const ContactGraph small = erdos_renyi(200, 0.05, draw), large = erdos_renyi(260, 0.05, draw);
  for (std::uint32_t i = 0; i < 200; ++i) {
    for (std::uint32_t j = 0; j < 200; ++j) CHECK(small.has_arc(i, j) == large.has_arc(i, j));
  }
}

TEST_CASE("networks are told apart by seed, replicate, stream and number") {
  const ContactGraph graph = erdos_renyi(100, 0.1, {Luck(5, 0)});
  CHECK(graph == erdos_renyi(100, 0.1, {Luck(5, 0)}));
  CHECK_FALSE(graph == erdos_renyi(100, 0.1, {Luck(6, 0)}));
  CHECK_FALSE(graph == erdos_renyi(100, 0.1, {Luck(5, 1)}));
  CHECK_FALSE(graph == erdos_renyi(100, 0.1, {Luck(5, 0), Stream::AdviceTies}));
  CHECK_FALSE(graph == erdos_renyi(100, 0.1, {Luck(5, 0), Stream::UserStream, 1}));
}

TEST_CASE("certain, impossible and tiny graphs") {
  CHECK(erdos_renyi(10, 1.0, {Luck(1, 0)}).targets.size() == 90);
  CHECK(directed_erdos_renyi(10, 1.0, {Luck(1, 0)}).targets.size() == 90);
  CHECK(erdos_renyi(10, 0.0, {Luck(1, 0)}).targets.empty());
  for (std::uint32_t n = 0; n < 3; ++n) {
    CHECK(erdos_renyi(n, 0.5, {Luck(1, 0)}).n_nodes() == n);
    CHECK(directed_erdos_renyi(n, 0.5, {Luck(1, 0)}).n_nodes() == n);
  }
}
