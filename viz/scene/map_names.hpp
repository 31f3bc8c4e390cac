#pragma once

#include "viz/scene/school_places.hpp"
#include "viz/scene/sheet.hpp"
#include "viz/scene/view.hpp"
#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// Names of schools where there is room for them: who is pointed at or chosen first, then the largest. Never
/// over a dot, another name, or beyond the box.
void name_schools(Sheet& sheet, const Frame& frame, const View& view, const draw::Box& box,
                  const std::vector<SchoolPlace>& places);

}  // namespace pilotwave::viz
