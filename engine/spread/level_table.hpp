#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "spread/moves.hpp"
#include "spread/situation.hpp"

namespace pilotwave {

/// Several levels with fixed weekly chances of going from one to another: a Markov chain. Order levels from
/// worst to best, so that low luck moves up. Rows are the level one has, columns the level one goes to.
class LevelTable {
 public:
  /// @param chance  n_levels squared entries, row by row; each row adds up to 1; n_levels up to 255
  /// @param adopting_from  the lowest level that counts as adopting
  LevelTable(std::uint32_t n_levels, std::vector<double> chance, SpreadLevel adopting_from);

  [[nodiscard]] SpreadLevel next(SpreadLevel level, const Situation&, double u) const {
    const Row& row = rows_[level];
    const std::span<const Move<SpreadLevel>> all(moves_);
    return moved(u, level, all.subspan(row.first, row.n_up), all.subspan(row.first + row.n_up, row.n_down));
  }
  [[nodiscard]] MoveBounds bounds(std::uint32_t) const { return bounds_; }
  [[nodiscard]] std::uint32_t n_levels() const { return static_cast<std::uint32_t>(rows_.size()); }
  [[nodiscard]] bool adopts(SpreadLevel level) const { return level >= adopting_from_; }

  /// Expected shares of people at each level one step after these.
  [[nodiscard]] std::vector<double> expected(std::span<const double> shares) const;

 private:
  struct Row {
    std::uint32_t first = 0, n_up = 0, n_down = 0;
  };

  std::vector<double> chance_;
  std::vector<Row> rows_;
  std::vector<Move<SpreadLevel>> moves_;  ///< of every row those up, nearest first, then those down
  SpreadLevel adopting_from_;
  MoveBounds bounds_{0, 0};  ///< the largest sums of a row
};

}  // namespace pilotwave
