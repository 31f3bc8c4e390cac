#include "network/contact_graph.hpp"

#include <algorithm>
#include <iterator>

#include "base/assert.hpp"

namespace pilotwave {

bool ContactGraph::has_arc(std::uint32_t from, std::uint32_t to) const {
  const auto row = neighbours(from);
  return std::binary_search(row.begin(), row.end(), to);
}

ContactGraph freeze(std::uint32_t n_nodes, std::span<const Arc> arcs) {
  std::vector<Arc> sorted(arcs.begin(), arcs.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::erase_if(sorted, [](const Arc& arc) { return arc.from == arc.to; });

  ContactGraph graph;
  graph.offsets.assign(std::size_t{n_nodes} + 1, 0);
  graph.targets.reserve(sorted.size());
  for (const Arc& arc : sorted) {
    PILOTWAVE_ASSERT(arc.from < n_nodes && arc.to < n_nodes, "an arc joins nodes of its graph");
    ++graph.offsets[arc.from + 1];
    graph.targets.push_back(arc.to);
  }
  for (std::size_t i = 0; i < n_nodes; ++i) graph.offsets[i + 1] += graph.offsets[i];
  return graph;
}

ContactGraph freeze_undirected(std::uint32_t n_nodes, std::span<const Arc> edges) {
  std::vector<Arc> both;
  both.reserve(2 * edges.size());
  for (const Arc& edge : edges) {
    both.push_back(edge);
    both.push_back({edge.to, edge.from});
  }
  return freeze(n_nodes, both);
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
