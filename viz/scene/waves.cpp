#include "viz/scene/waves.hpp"

#include <algorithm>

#include "viz/scene/phase.hpp"

namespace pilotwave::viz {
namespace {

/// The first week, as it closed, in which a school was open to all its teachers; -1: not by `week`.
int opened(const SchoolHistory& history, std::uint32_t school, int week) {
  for (int w = 0; w <= week; ++w) {
    const SchoolWeekMark& mark = history.at(w, school);
    if (mark.open != 0 && mark.pilot == 0) return w;
  }
  return -1;
}

}  // namespace

Waves waves_of(const PlanFrame& plan, int week) {
  const SchoolHistory& history = *plan.history;
  const int last = std::min(week, history.last_week());
  std::vector<int> first(history.n_schools());
  Waves waves;
  for (std::uint32_t s = 0; s < history.n_schools(); ++s) {
    first[s] = opened(history, s, last);
    if (first[s] >= 0) waves.weeks.push_back(first[s]);
  }
  std::sort(waves.weeks.begin(), waves.weeks.end());
  waves.weeks.erase(std::unique(waves.weeks.begin(), waves.weeks.end()), waves.weeks.end());
  waves.n = static_cast<int>(waves.weeks.size());
  for (const int w : first) {
    const auto at = std::lower_bound(waves.weeks.begin(), waves.weeks.end(), w);
    waves.of_school.push_back(w < 0 ? 0 : static_cast<int>(at - waves.weeks.begin()) + 1);
  }
  return waves;
}

}  // namespace pilotwave::viz
