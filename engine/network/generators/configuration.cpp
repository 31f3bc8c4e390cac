#include "network/generators/configuration.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/assert.hpp"

namespace pilotwave {
namespace {

void shuffle(std::vector<std::uint32_t>& entries, const NetworkDraw& draw) {
  PhiloxCounter words{};
  for (auto left = static_cast<std::uint32_t>(entries.size()); left > 1; --left) {
    const auto step = static_cast<std::uint32_t>(entries.size()) - left;
    if (step % 4 == 0) words = draw.words(0, step / 4);
    std::swap(entries[left - 1], entries[NetworkDraw::below(words[step % 4], left)]);
  }
}

}  // namespace

ConfigurationNetwork configuration_network(std::span<const std::uint32_t> degree, const NetworkDraw& draw) {
  std::vector<std::uint32_t> stubs;
  for (std::uint32_t i = 0; i < degree.size(); ++i) stubs.insert(stubs.end(), degree[i], i);
  PILOTWAVE_ASSERT(stubs.size() % 2 == 0, "every stub has another to pair with");
  shuffle(stubs, draw);

  ConfigurationNetwork out;
  std::vector<Arc> edges;
  edges.reserve(stubs.size() / 2);
  for (std::size_t s = 0; s + 1 < stubs.size(); s += 2) {
    const auto [low, high] = std::minmax(stubs[s], stubs[s + 1]);
    if (low == high) {
      ++out.n_loops;
    } else {
      edges.push_back({low, high});
    }
  }
  std::ranges::sort(edges);
  const auto repeats = std::unique(edges.begin(), edges.end());
  out.n_repeats = static_cast<std::uint32_t>(edges.end() - repeats);
  edges.erase(repeats, edges.end());
  out.graph = freeze_undirected(static_cast<std::uint32_t>(degree.size()), edges);
  return out;
}

}  // namespace pilotwave
