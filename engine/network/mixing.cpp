#include "network/mixing.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "base/assert.hpp"

namespace pilotwave {

DyadCensus dyad_census(const ContactGraph& graph) {
  DyadCensus out;
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    for (const std::uint32_t j : graph.neighbours(i)) {
      if (!graph.has_arc(j, i)) {
        ++out.one_way;
      } else if (i < j) {
        ++out.mutual;
      }
    }
  }
  const std::uint64_t n = graph.n_nodes();
  out.none = (n == 0 ? 0 : n * (n - 1) / 2) - out.mutual - out.one_way;
  return out;
}

double density(const ContactGraph& graph) {
  const double n = graph.n_nodes();
  return n < 2 ? 0.0 : static_cast<double>(graph.targets.size()) / (n * (n - 1));
}

double crossing_share(const ContactGraph& graph, std::span<const std::uint32_t> group) {
  PILOTWAVE_ASSERT(group.size() == graph.n_nodes(), "one group a node");
  std::uint64_t n_crossing = 0;
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    for (const std::uint32_t j : graph.neighbours(i)) n_crossing += group[i] != group[j] ? 1U : 0U;
  }
  return graph.targets.empty() ? 0.0
                               : static_cast<double>(n_crossing) / static_cast<double>(graph.targets.size());
}

double external_internal_index(const ContactGraph& graph, std::span<const std::uint32_t> group) {
  return graph.targets.empty() ? 0.0 : 2 * crossing_share(graph, group) - 1;
}

double modularity(const ContactGraph& graph, std::span<const std::uint32_t> group) {
  PILOTWAVE_ASSERT(group.size() == graph.n_nodes(), "one group a node");
  if (graph.targets.empty()) return 0.0;
  const auto n_arcs = static_cast<double>(graph.targets.size());
  std::vector<double> ends(std::size_t{std::ranges::max(group)} + 1, 0.0);
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) ends[group[i]] += graph.degree(i);
  double expected = 0;
  for (const double n : ends) expected += (n / n_arcs) * (n / n_arcs);
  return 1 - crossing_share(graph, group) - expected;
}

double degree_assortativity(const ContactGraph& graph) {
  double n = 0, sum = 0, squares = 0, products = 0;
  for (std::uint32_t i = 0; i < graph.n_nodes(); ++i) {
    const double di = graph.degree(i);
    for (const std::uint32_t j : graph.neighbours(i)) {
      n += 1;
      sum += di;
      squares += di * di;
      products += di * static_cast<double>(graph.degree(j));
    }
  }
  // Sums of integers: exact, so equal degrees give exactly 0.
  const double variance = n * squares - sum * sum;
  return variance > 0 ? (n * products - sum * sum) / variance : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace pilotwave
