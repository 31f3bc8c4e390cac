#pragma once

#include <string>

#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// " under A", or nothing where one plan is shown.
[[nodiscard]] std::string under_plan(const Frame& frame, std::size_t plan);
/// "1 school", "12 schools".
[[nodiscard]] std::string counted(std::size_t n, const std::string& one, const std::string& many);
/// "9 November 2026": the Monday of the last week that is over, or the start.
[[nodiscard]] std::string shown_day(const Frame& frame);

}  // namespace pilotwave::viz
