#pragma once

#include <functional>
#include <vector>

#include "doctor/promise.hpp"

namespace pilotwave {

/// What a check-up of one scenario found.
struct CheckUp {
  struct Line {
    const Promise* promise;
    Finding finding;
  };
  std::vector<Line> lines;

  [[nodiscard]] int n_runs() const;
  [[nodiscard]] int n_of(FindingKind kind) const;
};

/// Tries every promise.
/// @param progress  called before each with its place, from 0
[[nodiscard]] CheckUp check_up(const Trial& trial,
                               const std::function<void(std::size_t, const Promise&)>& progress);

}  // namespace pilotwave
