#pragma once

#include "viz/scene/sheet.hpp"
#include "viz/scene/view.hpp"
#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// The people of the chosen school under one plan: teachers on a circle with the colleagues they ask; beneath
/// them every homeroom with its students and their friends. @return the part that the camera looks into
draw::Box people_pane(Sheet& sheet, const Frame& frame, const View& view, std::size_t plan,
                      const draw::Box& box);

/// The school that is looked into: the chosen one, else the first that differs, else the largest.
[[nodiscard]] std::uint32_t school_shown(const Frame& frame, const View& view);

}  // namespace pilotwave::viz
