#pragma once

#include "viz/scene/sheet.hpp"
#include "viz/scene/view.hpp"
#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// The same state as text: the district's numbers under each plan and their difference, then every school.
/// Pages are turned with the arrows. @return how many pages there are
int table_pane(Sheet& sheet, const Frame& frame, const View& view, const draw::Box& box);

/// The same table without a screen: one line a row, columns parted by tabs.
[[nodiscard]] std::string table_text(const Frame& frame);

}  // namespace pilotwave::viz
