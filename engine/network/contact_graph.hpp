#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace pilotwave {

/// A frozen directed graph as two flat arrays. An arc i -> j means "i takes j as a model": j's behaviour
/// counts in i's exposure. Kept exposure needs the reverse: who watches j. Both directions are stored where
/// both are walked.
struct ContactGraph {
  std::vector<std::uint32_t> offsets;  ///< n + 1 entries
  std::vector<std::uint32_t> targets;  ///< sorted within a node, no self-loops, no duplicates

  [[nodiscard]] std::uint32_t n_nodes() const {
    return offsets.empty() ? 0 : static_cast<std::uint32_t>(offsets.size() - 1);
  }
  [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t node) const {
    return {targets.data() + offsets[node], targets.data() + offsets[node + 1]};
  }
  [[nodiscard]] std::uint32_t degree(std::uint32_t node) const { return offsets[node + 1] - offsets[node]; }
  /// Is there an arc from -> to? Binary search.
  [[nodiscard]] bool has_arc(std::uint32_t from, std::uint32_t to) const;

  friend bool operator==(const ContactGraph&, const ContactGraph&) = default;
};

/// One arc on its way into a ContactGraph.
struct Arc {
  std::uint32_t from = 0, to = 0;
  friend auto operator<=>(const Arc&, const Arc&) = default;
};

/// Freezes arcs given in any order; self-loops and repeats are dropped. Every end must be below `n_nodes`.
[[nodiscard]] ContactGraph freeze(std::uint32_t n_nodes, std::span<const Arc> arcs);

/// Freezes undirected edges: each becomes two arcs. Self-loops and repeats are dropped.
[[nodiscard]] ContactGraph freeze_undirected(std::uint32_t n_nodes, std::span<const Arc> edges);

/// The same graph with every arc turned round. O(nodes + arcs).
[[nodiscard]] ContactGraph reversed(const ContactGraph& graph);

/// Is every arc returned? O(nodes + arcs).
[[nodiscard]] bool is_mutual(const ContactGraph& graph);

/// The undirected shadow: i and j are joined, both ways, when either names the other. O(nodes + arcs).
[[nodiscard]] ContactGraph undirected_shadow(const ContactGraph& graph);

}  // namespace pilotwave
