#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "network/contact_graph.hpp"

namespace pilotwave {

/// One school sends students on to another.
struct FeederLink {
  std::uint32_t from = 0, to = 0;  ///< school indices
};

/// How the schools of a district hang together. Links are undirected (both arcs are stored) and weighted by
/// counts.
struct SchoolLinks {
  ContactGraph graph;                   ///< nodes are schools
  std::vector<std::uint32_t> strength;  ///< parallel to graph.targets, >= 1: advice ties between the two,
                                        ///< either way, plus kFeederStrength for a feeder relation
};

/// A feeder relation counts like this many advice ties: a shared transition meeting, records and families
/// (assumption: no published figure).
inline constexpr std::uint32_t kFeederStrength = 2;

/// Counts the advice ties between schools. @param school  the school of every node of `advice`
[[nodiscard]] SchoolLinks link_schools(std::uint32_t n_schools, const ContactGraph& advice,
                                       std::span<const std::uint32_t> school,
                                       std::span<const FeederLink> feeders = {});

/// The k most connected schools, best first (all of them when there are fewer). The rule: higher PageRank
/// over the links, weighted by strength; where two are equal, higher betweenness of the unweighted links;
/// where they are equal too, the lower key. Ranks are compared to nine digits, so that rounding in sums of a
/// different order cannot decide.
/// @param key  one stable key a school, so that the order of schools cannot matter
[[nodiscard]] std::vector<std::uint32_t> most_connected(const SchoolLinks& links,
                                                        std::span<const std::uint32_t> key, std::size_t k);

}  // namespace pilotwave
