#pragma once

#include <limits>

namespace pilotwave {

/// Where there is no number: of an empty sample, of what was not measured.
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace pilotwave
