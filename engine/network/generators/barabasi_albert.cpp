#include "network/generators/barabasi_albert.hpp"

#include <algorithm>
#include <vector>

#include "base/assert.hpp"

namespace pilotwave {

ContactGraph barabasi_albert(std::uint32_t n, std::uint32_t m, const NetworkDraw& draw) {
  PILOTWAVE_ASSERT(m >= 1, "a newcomer joins somebody");
  std::vector<Arc> edges;
  std::vector<std::uint32_t>
      ends;  // every end of every edge: a uniform pick is a pick in proportion to degree
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t newcomer = m; newcomer < n; ++newcomer) {
    chosen.clear();
    if (newcomer == m) {
      for (std::uint32_t i = 0; i < m; ++i) chosen.push_back(i);
    }
    for (std::uint32_t attempt = 0; chosen.size() < m; ++attempt) {
      const std::uint32_t word = draw.words(newcomer, attempt / 4)[attempt % 4];
      const std::uint32_t pick = ends[NetworkDraw::below(word, static_cast<std::uint32_t>(ends.size()))];
      if (std::ranges::find(chosen, pick) == chosen.end()) chosen.push_back(pick);
    }
    for (const std::uint32_t to : chosen) {
      edges.push_back({newcomer, to});
      ends.push_back(to);
      ends.push_back(newcomer);
    }
  }
  return freeze_undirected(n, edges);
}

}  // namespace pilotwave
