#pragma once

#include <string>
#include <vector>

#include "viz/session/stops.hpp"

namespace pilotwave::viz {

/// What the caption strip says in a week: at most `most` sentences, the weightiest first. In a paired frame
/// an event of one plan alone is said with its plan's letter.
[[nodiscard]] std::vector<std::string> captions(const Frame& frame, const std::vector<Stop>& stops,
                                                std::size_t most = 2);

}  // namespace pilotwave::viz
