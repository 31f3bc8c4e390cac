#pragma once

#include <string>
#include <vector>

#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// What a plan does and the other one does not, in the order in which it begins: "Training from 17 August
/// 2026: 12 hours per teacher". Of one plan alone everything it does. At most so many; the last says how many
/// are left.
[[nodiscard]] std::vector<std::string> plan_points(const Frame& frame, std::size_t plan,
                                                   std::size_t most = 4);

}  // namespace pilotwave::viz
