#pragma once

#include "viz/session/futures.hpp"
#include "viz/session/stops.hpp"
#include "viz/tape/tape.hpp"

namespace pilotwave::viz {

/// The eight-minute story of a comparison, made from its telling weeks: where the plans part, the first
/// incident in one of them alone, the difference so far, a goal reached, many futures, what a room asks, what
/// it is asked.
/// @param frame  of the whole run     @param headline  sentences about many pairs; may be empty
[[nodiscard]] Tape default_tape(const Frame& frame, const std::vector<Stop>& stops,
                                const std::vector<std::string>& headline);

}  // namespace pilotwave::viz
