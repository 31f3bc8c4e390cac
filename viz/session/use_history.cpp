#include "viz/session/use_history.hpp"

#include <algorithm>

namespace pilotwave::viz {

void UseHistory::add(const std::vector<UseLevel>& levels) {
  for (std::size_t t = 0; t < turns_.size(); ++t) {
    // An odd number of turns: in use.
    if (uses_monthly(levels[t]) != (turns_[t].size() % 2 == 1))
      turns_[t].push_back(static_cast<std::int16_t>(weeks_));
  }
  ++weeks_;
}

int UseHistory::since(std::uint32_t teacher, int week) const {
  const std::vector<std::int16_t>& turns = turns_[teacher];
  const auto n = std::upper_bound(turns.begin(), turns.end(), week) - turns.begin();
  return n % 2 == 1 ? turns[static_cast<std::size_t>(n) - 1] : -1;
}

int UseHistory::passed(std::uint32_t from, std::uint32_t to, int week) const {
  const int taken_up = since(to, week);
  return taken_up > 0 && since(from, taken_up - 1) >= 0 ? taken_up : -1;
}

}  // namespace pilotwave::viz
