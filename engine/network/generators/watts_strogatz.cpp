#include "network/generators/watts_strogatz.hpp"

#include <algorithm>
#include <vector>

#include "base/assert.hpp"

namespace pilotwave {
namespace {

constexpr std::uint32_t kAttemptBits = 20;  // of a draw's index; the rest tells the distance

using Rows = std::vector<std::vector<std::uint32_t>>;

bool knows(const Rows& rows, std::uint32_t a, std::uint32_t b) {
  const auto& row = rows[a].size() < rows[b].size() ? rows[a] : rows[b];
  return std::ranges::find(row, &row == &rows[a] ? b : a) != row.end();
}

}  // namespace

ContactGraph watts_strogatz(std::uint32_t n, std::uint32_t k, double p, const NetworkDraw& draw) {
  PILOTWAVE_ASSERT(k % 2 == 0 && (n == 0 || k < n), "a ring joins k / 2 to either side, k below n");
  PILOTWAVE_ASSERT(k / 2 < (1U << (32 - kAttemptBits)), "a distance fits its bits of a draw's index");
  Rows rows(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t d = 1; d <= k / 2; ++d) {
      const std::uint32_t j = (i + d) % n;
      rows[i].push_back(j);
      rows[j].push_back(i);
    }
  }
  // Lap by lap round the ring, nearest neighbours first, as the authors did.
  for (std::uint32_t d = 1; d <= k / 2; ++d) {
    for (std::uint32_t i = 0; i < n; ++i) {
      // Draw 0 of an edge decides whether it moves; the following ones, four to a call, propose where to.
      const std::uint32_t edge = d << kAttemptBits;
      if (draw.uniform(i, edge) >= p || rows[i].size() + 1 >= n) continue;
      std::uint32_t to = i;
      for (std::uint32_t attempt = 0; to == i || knows(rows, i, to); ++attempt) {
        to = NetworkDraw::below(draw.words(i, edge + 1 + attempt / 4)[attempt % 4], n);
      }
      const std::uint32_t from = (i + d) % n;
      *std::ranges::find(rows[i], from) = to;
      rows[from].erase(std::ranges::find(rows[from], i));
      rows[to].push_back(i);
    }
  }
  std::vector<Arc> arcs;
  for (std::uint32_t i = 0; i < n; ++i) {
    for (const std::uint32_t j : rows[i]) arcs.push_back({i, j});
  }
  return freeze(n, arcs);
}

}  // namespace pilotwave
