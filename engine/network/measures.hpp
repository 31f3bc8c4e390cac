#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "network/contact_graph.hpp"
#include "network/friendships.hpp"

/// Measures of networks, by Boost.Graph's algorithms. An empty or arcless graph measures 0 throughout.
namespace pilotwave {

struct NetworkMeasures {
  double mean_out_degree = 0;
  double max_in_degree = 0;
  double reciprocity = 0;  ///< share of arcs that are returned
  double clustering = 0;   ///< transitivity of the undirected shadow: closed triples over triples
  double transitivity =
      0;  ///< of the arcs: share of i -> j -> k (i not k) with i -> k; equals clustering if all return
  double mean_local_clustering =
      0;  ///< mean over nodes of the shadow's local coefficient; degree below 2 counts 0
  std::uint32_t n_components = 0;      ///< weakly connected components
  double largest_component_share = 0;  ///< of all nodes
};

[[nodiscard]] NetworkMeasures measure(const ContactGraph& graph);

struct PathMeasures {
  double mean_length = 0;      ///< over ordered pairs of the undirected shadow that are connected
  std::uint32_t diameter = 0;  ///< longest shortest path between connected nodes
};

/// Breadth-first from every node: O(nodes * arcs).
[[nodiscard]] PathMeasures measure_paths(const ContactGraph& graph);

/// Friendships as a contact graph over district-wide seats: arc i -> j, i named j.
[[nodiscard]] ContactGraph as_contact_graph(const Friendships& friends, std::span<const GradeBlock> blocks);

/// Betweenness centrality of every node of the undirected shadow (Brandes,
/// boost::brandes_betweenness_centrality): number of shortest paths through the node, each unordered pair
/// once. O(nodes * arcs).
[[nodiscard]] std::vector<double> betweenness(const ContactGraph& graph);

/// Largest eigenvalue of the adjacency of the undirected shadow, to a relative 1e-13, by power iteration.
[[nodiscard]] double largest_eigenvalue(const ContactGraph& graph);

/// PageRank (boost::graph::page_rank, damping 0.85, 40 sweeps): sums to 1; high = many are led to this
/// person.
[[nodiscard]] std::vector<double> page_rank(const ContactGraph& graph);

/// PageRank where an arc counts `multiplicity` times, one entry per element of `graph.targets`.
[[nodiscard]] std::vector<double> page_rank(const ContactGraph& graph,
                                            std::span<const std::uint32_t> multiplicity);

/// Jaccard overlap of two tie sets between nodes that are in both: |A and B| / |A or B|, arcs named by person
/// ids; 0 when neither has a tie.
[[nodiscard]] double tie_stability(const ContactGraph& a, std::span<const std::uint32_t> person_a,
                                   const ContactGraph& b, std::span<const std::uint32_t> person_b);

}  // namespace pilotwave
