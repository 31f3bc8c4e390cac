#pragma once

#include <optional>
#include <string>

#include "doctor/trial.hpp"
#include "model/state.hpp"

namespace pilotwave {

/// Where two states of the same world first differ: the school, and what differs there with both numbers.
/// @return nothing when no person and no school differs; then it is the district's books
[[nodiscard]] std::optional<Breach> state_difference(const World& world, const ModelState& a,
                                                     const ModelState& b, int week);

/// The same for two runs that are known to differ after `week`: runs both that far again.
[[nodiscard]] Breach run_difference(const World& world, Simulation& a, Simulation& b, int week);

}  // namespace pilotwave
