#include "network/generators/block_model.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "network/generators/sparse_trials.hpp"

namespace pilotwave {

std::vector<std::uint32_t> block_of_nodes(const BlockModelDef& def) {
  std::vector<std::uint32_t> block;
  for (std::uint32_t b = 0; b < def.sizes.size(); ++b) block.insert(block.end(), def.sizes[b], b);
  return block;
}

ContactGraph block_model(const BlockModelDef& def, const NetworkDraw& draw) {
  const auto n_blocks = static_cast<std::uint32_t>(def.sizes.size());
  PILOTWAVE_ASSERT(def.chance.size() == std::size_t{n_blocks} * n_blocks, "a chance for every two blocks");
  const std::vector<std::uint32_t> block = block_of_nodes(def);
  const auto n = static_cast<std::uint32_t>(block.size());
  std::vector<Arc> edges;
  for (std::uint32_t i = 0; i < n; ++i) {
    // Node i looks back at the earlier blocks and at the earlier members of its own, with one row of draws.
    std::uint32_t gap = 0, first = 0;
    for (std::uint32_t b = 0; b <= block[i]; ++b) {
      const std::uint32_t n_candidates = std::min(def.sizes[b], i - first);
      for_each_success(n_candidates, def.chance[std::size_t{block[i]} * n_blocks + b], draw, i, gap,
                       [&](std::uint32_t j) {
                         edges.push_back({i, first + j});
                       });
      first += def.sizes[b];
    }
  }
  return freeze_undirected(n, edges);
}

}  // namespace pilotwave
