#pragma once

#include <cstdint>
#include <span>

#include "network/contact_graph.hpp"

/// Who is tied to whom: measures of pairs, of groups and of degrees.
namespace pilotwave {

/// Pairs of nodes by the arcs between them; the three add up to n (n - 1) / 2.
struct DyadCensus {
  std::uint64_t mutual = 0, one_way = 0, none = 0;
};
[[nodiscard]] DyadCensus dyad_census(const ContactGraph& graph);

/// Arcs over the n (n - 1) possible ones; 0 below two nodes.
[[nodiscard]] double density(const ContactGraph& graph);

/// Share of arcs that join two groups; `group` holds one label a node. 0 without arcs.
[[nodiscard]] double crossing_share(const ContactGraph& graph, std::span<const std::uint32_t> group);

/// Krackhardt and Stern's E-I index: (external - internal) / all arcs, in [-1, 1]; 0 without arcs.
[[nodiscard]] double external_internal_index(const ContactGraph& graph, std::span<const std::uint32_t> group);

/// Newman's modularity of an undirected graph (every arc both ways) split into groups numbered from 0.
[[nodiscard]] double modularity(const ContactGraph& graph, std::span<const std::uint32_t> group);

/// Newman's degree assortativity of an undirected graph: correlation of the degrees at the two ends of an
/// edge. Not a number when all degrees are equal.
[[nodiscard]] double degree_assortativity(const ContactGraph& graph);

}  // namespace pilotwave
