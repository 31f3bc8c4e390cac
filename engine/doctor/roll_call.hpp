#pragma once

#include <optional>

#include "doctor/trial.hpp"
#include "model/state.hpp"

namespace pilotwave {

/// Who must sit where, week by week, from what the world has drawn: the check that nobody vanishes, appears
/// twice or out of nowhere, whatever the rules do.
class RollCall {
 public:
  explicit RollCall(const World& world);

  /// People change seats as at the end of a week. Called once for each week, in order.
  void advance(int week);
  /// The first post or seat with somebody else in it.
  [[nodiscard]] std::optional<Breach> missing(const ModelState& state, int week) const;

 private:
  const World& world_;
  std::vector<std::uint32_t> teachers_, students_;
};

}  // namespace pilotwave
