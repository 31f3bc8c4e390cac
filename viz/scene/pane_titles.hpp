#pragma once

#include <vector>

#include "viz/scene/sheet.hpp"
#include "viz/session/frame.hpp"

namespace pilotwave::viz {

inline constexpr double kTitleHeight = 2.0;  ///< em

/// The lines over panes beside each other, one a plan from the first on: sign, letter, name, and how many
/// teachers use approved AI every week. All are written alike: as the one with the least room can be.
/// @param school  counted there alone; none: in the district
void pane_titles(Sheet& sheet, const Frame& frame, const std::vector<draw::Box>& boxes,
                 std::optional<std::uint32_t> school = std::nullopt);

}  // namespace pilotwave::viz
