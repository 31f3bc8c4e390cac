#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pilotwave {

/// Who has reason to change a parameter.
enum class VariedBy : std::uint8_t {
  Planner,      ///< prices, hours, tools, the calendar and the state of a district: known better on the spot
  Researcher,   ///< behaviour from published figures or assumptions: vary it in sensitivity runs
  Calibration,  ///< behaviour fitted to surveys: fit it anew rather than by hand
};
[[nodiscard]] std::string_view varied_by_name(VariedBy who);  ///< "planner", "researcher", "calibration"
[[nodiscard]] VariedBy varied_by(std::size_t index);

}  // namespace pilotwave
