#pragma once

#include <cstdint>
#include <vector>

#include "model/state.hpp"

namespace pilotwave::viz {

/// Since when every teacher uses AI at least monthly, in every week of a run so far: from it follows along
/// which ties use passed, and when.
class UseHistory {
 public:
  explicit UseHistory(std::uint32_t n_teachers) : turns_(n_teachers) {}

  /// The weeks are added one after the other, from week 0, the start.
  void add(const std::vector<UseLevel>& levels);

  /// The week since which the teacher has been using it without a break, as week `week` closed: 0 from the
  /// start on, -1 where they do not use it.
  [[nodiscard]] int since(std::uint32_t teacher, int week) const;
  /// Whether somebody took it up, at any time up to `week`, while a colleague already used it, and still
  /// does: the week in which that was, or -1.
  [[nodiscard]] int passed(std::uint32_t from, std::uint32_t to, int week) const;

 private:
  int weeks_ = 0;
  std::vector<std::vector<std::int16_t>> turns_;  ///< by post: weeks in which use began, ended, began, ...
};

}  // namespace pilotwave::viz
