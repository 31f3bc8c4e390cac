#include "network/measures.hpp"

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/assert.hpp"

namespace pilotwave {
namespace {

using BoostGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::uint32_t, std::uint32_t>;

BoostGraph boost_copy(const ContactGraph& graph, std::span<const std::uint32_t> multiplicity = {}) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
  arcs.reserve(graph.targets.size());
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    for (std::uint32_t at = graph.offsets[i]; at < graph.offsets[i + 1]; ++at) {
      arcs.insert(arcs.end(), multiplicity.empty() ? 1 : multiplicity[at], {i, graph.targets[at]});
    }
  }
  return BoostGraph(boost::edges_are_sorted, arcs.begin(), arcs.end(), graph.n_nodes());
}

auto by_node(const BoostGraph& graph, std::vector<double>& values) {
  return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, graph));
}

double share(double part, double whole) { return whole > 0 ? part / whole : 0.0; }

void measure_arcs(const ContactGraph& graph, NetworkMeasures& out) {
  const ContactGraph back = reversed(graph);
  double n_returned = 0, n_paths = 0, n_closed = 0;
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    out.max_in_degree = std::max(out.max_in_degree, static_cast<double>(back.degree(i)));
    for (const std::uint32_t j : graph.neighbours(i)) {
      n_returned += graph.has_arc(j, i) ? 1 : 0;
      for (const std::uint32_t k : graph.neighbours(j)) {
        n_paths += k != i ? 1 : 0;
        n_closed += k != i && graph.has_arc(i, k) ? 1 : 0;
      }
    }
  }
  const auto n_arcs = static_cast<double>(graph.targets.size());
  out.mean_out_degree = share(n_arcs, graph.n_nodes());
  out.reciprocity = share(n_returned, n_arcs);
  out.transitivity = share(n_closed, n_paths);
}

/// Boost counts both orders of a vertex's neighbours among paths and among closing edges alike when the type
/// is directed and every edge is there both ways, so the ratios are those of an undirected graph.
void measure_triads(const BoostGraph& shadow, NetworkMeasures& out) {
  double n_paths = 0, n_closed = 0, local = 0;
  for (const auto v : boost::make_iterator_range(vertices(shadow))) {
    const auto paths = static_cast<double>(boost::num_paths_through_vertex(shadow, v));
    const auto closed = static_cast<double>(boost::num_triangles_on_vertex(shadow, v));
    n_paths += paths;
    n_closed += closed;
    local += share(closed, paths);
  }
  out.clustering = share(n_closed, n_paths);
  out.mean_local_clustering = share(local, static_cast<double>(num_vertices(shadow)));
}

void measure_components(const BoostGraph& shadow, NetworkMeasures& out) {
  std::vector<std::uint32_t> component(num_vertices(shadow));
  out.n_components = boost::connected_components(
      shadow, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, shadow)));
  std::vector<std::uint32_t> size(out.n_components, 0);
  for (const std::uint32_t c : component) ++size[c];
  out.largest_component_share =
      share(size.empty() ? 0 : *std::ranges::max_element(size), num_vertices(shadow));
}

std::vector<Arc> named_arcs(const ContactGraph& graph, std::span<const std::uint32_t> person,
                            std::span<const std::uint32_t> known) {
  std::vector<Arc> arcs;
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    for (const std::uint32_t j : graph.neighbours(i)) {
      if (std::ranges::binary_search(known, person[i]) && std::ranges::binary_search(known, person[j])) {
        arcs.push_back({person[i], person[j]});
      }
    }
  }
  std::ranges::sort(arcs);
  return arcs;
}

}  // namespace

NetworkMeasures measure(const ContactGraph& graph) {
  NetworkMeasures out;
  if (graph.n_nodes() == 0) return out;
  measure_arcs(graph, out);
  const BoostGraph shadow = boost_copy(undirected_shadow(graph));
  measure_triads(shadow, out);
  measure_components(shadow, out);
  return out;
}

PathMeasures measure_paths(const ContactGraph& graph) {
  PathMeasures out;
  if (graph.n_nodes() == 0) return out;
  const BoostGraph shadow = boost_copy(undirected_shadow(graph));
  double total = 0, n_pairs = 0;
  std::vector<std::uint32_t> steps(num_vertices(shadow));
  const auto steps_map = boost::make_iterator_property_map(steps.begin(), get(boost::vertex_index, shadow));
  for (const auto from : boost::make_iterator_range(vertices(shadow))) {
    std::ranges::fill(steps, 0U);
    boost::breadth_first_search(
        shadow, from,
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(steps_map, boost::on_tree_edge()))));
    for (const std::uint32_t n : steps) {  // 0: the start, or out of reach
      total += n;
      n_pairs += n > 0 ? 1 : 0;
      out.diameter = std::max(out.diameter, n);
    }
  }
  out.mean_length = share(total, n_pairs);
  return out;
}

ContactGraph as_contact_graph(const Friendships& friends, std::span<const GradeBlock> blocks) {
  ContactGraph watched_by;
  watched_by.offsets = friends.watcher_offsets;
  watched_by.targets.reserve(friends.watchers.size());
  std::uint32_t school_start = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (b == 0 || blocks[b].school != blocks[b - 1].school) school_start = blocks[b].first_seat;
    for (std::uint32_t i = 0; i < blocks[b].n_seats; ++i) {
      for (const std::uint16_t local : friends.watchers_of(blocks[b].first_seat + i)) {
        watched_by.targets.push_back(school_start + local);
      }
    }
  }
  return reversed(watched_by);
}

std::vector<double> betweenness(const ContactGraph& graph) {
  if (graph.n_nodes() == 0) return {};
  const BoostGraph shadow = boost_copy(undirected_shadow(graph));
  std::vector<double> out(graph.n_nodes(), 0.0);
  boost::brandes_betweenness_centrality(shadow, by_node(shadow, out));
  for (double& value : out) value /= 2;  // each pair was counted from both ends
  return out;
}

double largest_eigenvalue(const ContactGraph& graph) {
  if (graph.targets.empty()) return 0;
  const ContactGraph shadow = undirected_shadow(graph);
  const std::uint32_t n = shadow.n_nodes();
  std::vector<double> vector(n, 1 / std::sqrt(static_cast<double>(n))), next(n);
  constexpr int kMostSweeps = 100'000;
  double found = 0;
  for (int sweep = 0; sweep < kMostSweeps; ++sweep) {
    // One is added to the diagonal, and taken off again: a bipartite graph would swing for ever otherwise.
    double squares = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      next[i] = vector[i];
      for (const std::uint32_t j : shadow.neighbours(i)) next[i] += vector[j];
      squares += next[i] * next[i];
    }
    const double norm = std::sqrt(squares);
    for (std::uint32_t i = 0; i < n; ++i) vector[i] = next[i] / norm;
    const bool rests = std::abs(norm - 1 - found) <= 1e-15 * norm;
    found = norm - 1;
    if (rests) break;
  }
  return found;
}

std::vector<double> page_rank(const ContactGraph& graph) { return page_rank(graph, {}); }

std::vector<double> page_rank(const ContactGraph& graph, std::span<const std::uint32_t> multiplicity) {
  PILOTWAVE_ASSERT(multiplicity.empty() || multiplicity.size() == graph.targets.size(),
                   "one multiplicity an arc");
  if (graph.n_nodes() == 0) return {};
  const BoostGraph copy = boost_copy(graph, multiplicity);
  std::vector<double> rank(graph.n_nodes()), spare(graph.n_nodes());
  boost::graph::page_rank(copy, by_node(copy, rank), boost::graph::n_iterations(40), 0.85, graph.n_nodes(),
                          by_node(copy, spare));
  // Boost lets ranks sum to the number of nodes and lets the rank of nodes without arcs leak; scaling mends
  // both (handing the leak to everyone evenly gives proportional ranks).
  double total = 0;
  for (const double value : rank) total += value;
  for (double& value : rank) value /= total;
  return rank;
}

double tie_stability(const ContactGraph& a, std::span<const std::uint32_t> person_a, const ContactGraph& b,
                     std::span<const std::uint32_t> person_b) {
  PILOTWAVE_ASSERT(person_a.size() == a.n_nodes() && person_b.size() == b.n_nodes(), "one person a node");
  std::vector<std::uint32_t> sorted_a(person_a.begin(), person_a.end()),
      sorted_b(person_b.begin(), person_b.end());
  std::ranges::sort(sorted_a);
  std::ranges::sort(sorted_b);
  std::vector<std::uint32_t> stayed;
  std::ranges::set_intersection(sorted_a, sorted_b, std::back_inserter(stayed));
  const std::vector<Arc> before = named_arcs(a, person_a, stayed), after = named_arcs(b, person_b, stayed);
  std::vector<Arc> kept;
  std::ranges::set_intersection(before, after, std::back_inserter(kept));
  return share(static_cast<double>(kept.size()),
               static_cast<double>(before.size() + after.size() - kept.size()));
}

}  // namespace pilotwave
