#pragma once

#include <vector>

#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// In which wave schools opened, in the order in which it came about.
struct Waves {
  std::vector<int> of_school;  ///< 1, 2, ...; 0 where none has opened, or for a pilot
  int n = 0;
  std::vector<int> weeks;  ///< of each wave: the first picture in which it is open
};

/// Waves of a plan by the week shown: schools that opened in the same week are one. A school that only
/// pilots is in none yet.
[[nodiscard]] Waves waves_of(const PlanFrame& plan, int week);

}  // namespace pilotwave::viz
