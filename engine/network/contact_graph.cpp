#include "network/contact_graph.hpp"

#include <algorithm>
#include <iterator>

#include "base/assert.hpp"

namespace pilotwave {

bool ContactGraph::has_arc(std::uint32_t from, std::uint32_t to) const {
  const auto row = neighbours(from);
  return std::binary_search(row.begin(), row.end(), to);
}

namespace {

/// Takes every arc into the row of its node, then puts rows in order and drops repeats. O(nodes + arcs) but
/// for the order within rows. @param each  calls what it is given with every arc: twice, the same ones
template <class Each>
ContactGraph rows_of(std::uint32_t n_nodes, const Each& each) {
  ContactGraph graph;
  graph.offsets.assign(std::size_t{n_nodes} + 1, 0);
  std::size_t n_arcs = 0;
  each([&](const Arc& arc) {
    PILOTWAVE_ASSERT(arc.from < n_nodes && arc.to < n_nodes, "an arc joins nodes of its graph");
    if (arc.from == arc.to) return;
    ++graph.offsets[arc.from + 1];
    ++n_arcs;
  });
  for (std::size_t i = 0; i < n_nodes; ++i) graph.offsets[i + 1] += graph.offsets[i];
  graph.targets.resize(n_arcs);
  std::vector<std::uint32_t> next(graph.offsets.begin(), graph.offsets.end() - 1);
  each([&](const Arc& arc) {
    if (arc.from != arc.to) graph.targets[next[arc.from]++] = arc.to;
  });
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < n_nodes; ++i) {
    const auto begin = graph.targets.begin() + graph.offsets[i], end = graph.targets.begin() + next[i];
    std::sort(begin, end);
    graph.offsets[i] = kept;
    const auto last = std::unique(begin, end);
    kept = static_cast<std::uint32_t>(std::copy(begin, last, graph.targets.begin() + kept) -
                                      graph.targets.begin());
  }
  graph.offsets[n_nodes] = kept;
  graph.targets.resize(kept);
  return graph;
}

}  // namespace

ContactGraph freeze(std::uint32_t n_nodes, std::span<const Arc> arcs) {
  return rows_of(n_nodes, [arcs](const auto& take) {
    for (const Arc& arc : arcs) take(arc);
  });
}

ContactGraph freeze_undirected(std::uint32_t n_nodes, std::span<const Arc> edges) {
  return rows_of(n_nodes, [edges](const auto& take) {
    for (const Arc& edge : edges) take(edge), take({edge.to, edge.from});
  });
}

ContactGraph reversed(const ContactGraph& graph) {
  ContactGraph back;
  if (graph.offsets.empty()) return back;
  const std::uint32_t n = graph.n_nodes();
  back.offsets.assign(std::size_t{n} + 1, 0);
  back.targets.resize(graph.targets.size());
  for (const std::uint32_t to : graph.targets) ++back.offsets[to + 1];
  for (std::size_t i = 0; i < n; ++i) back.offsets[i + 1] += back.offsets[i];
  // Sources are visited in rising order, so every row comes out sorted.
  std::vector<std::uint32_t> next(back.offsets.begin(), back.offsets.end() - 1);
  for (std::uint32_t from = 0; from < n; ++from) {
    for (const std::uint32_t to : graph.neighbours(from)) back.targets[next[to]++] = from;
  }
  return back;
}

bool is_mutual(const ContactGraph& graph) {
  if (graph.offsets.empty()) return true;
  // As in `reversed`, but the rows that it would write are compared with those that are there.
  std::vector<std::uint32_t> next(graph.offsets.begin(), graph.offsets.end() - 1);
  for (std::uint32_t from = 0; from < graph.n_nodes(); ++from) {
    for (const std::uint32_t to : graph.neighbours(from)) {
      if (next[to] == graph.offsets[to + 1] || graph.targets[next[to]++] != from) return false;
    }
  }
  return true;
}

ContactGraph undirected_shadow(const ContactGraph& graph) {
  const ContactGraph back = reversed(graph);
  ContactGraph shadow;
  shadow.offsets.reserve(graph.offsets.size());
  shadow.targets.reserve(2 * graph.targets.size());
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    shadow.offsets.push_back(static_cast<std::uint32_t>(shadow.targets.size()));
    std::ranges::set_union(graph.neighbours(i), back.neighbours(i), std::back_inserter(shadow.targets));
  }
  if (!graph.offsets.empty()) shadow.offsets.push_back(static_cast<std::uint32_t>(shadow.targets.size()));
  return shadow;
}

}  // namespace pilotwave
