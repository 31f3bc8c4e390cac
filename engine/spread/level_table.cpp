#include "spread/level_table.hpp"

#include <algorithm>
#include <utility>

#include "base/assert.hpp"

namespace pilotwave {

LevelTable::LevelTable(std::uint32_t n_levels, std::vector<double> chance, SpreadLevel adopting_from)
    : chance_(std::move(chance)), adopting_from_(adopting_from) {
  PILOTWAVE_ASSERT(n_levels > 0 && n_levels <= 255 && chance_.size() == std::size_t{n_levels} * n_levels,
                   "a chance for every two levels");
  for (std::uint32_t from = 0; from < n_levels; ++from) {
    const double* row = chance_.data() + std::size_t{from} * n_levels;
    Row moves{static_cast<std::uint32_t>(moves_.size()), 0, 0};
    MoveBounds sums{0, 0};
    for (std::uint32_t to = from + 1; to < n_levels; ++to) {
      if (row[to] <= 0) continue;
      moves_.push_back({static_cast<SpreadLevel>(to), row[to]});
      ++moves.n_up;
      sums.on += row[to];
    }
    for (std::uint32_t to = from; to-- > 0;) {
      if (row[to] <= 0) continue;
      moves_.push_back({static_cast<SpreadLevel>(to), row[to]});
      ++moves.n_down;
      sums.back += row[to];
    }
    bounds_ = {std::max(bounds_.on, sums.on), std::max(bounds_.back, sums.back)};
    rows_.push_back(moves);
  }
}

std::vector<double> LevelTable::expected(std::span<const double> shares) const {
  PILOTWAVE_ASSERT(shares.size() == rows_.size(), "a share for every level");
  std::vector<double> after(shares.size(), 0.0);
  for (std::size_t from = 0; from < shares.size(); ++from) {
    for (std::size_t to = 0; to < shares.size(); ++to) {
      after[to] += shares[from] * chance_[from * shares.size() + to];
    }
  }
  return after;
}

}  // namespace pilotwave
