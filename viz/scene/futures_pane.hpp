#pragma once

#include "viz/scene/sheet.hpp"
#include "viz/scene/view.hpp"
#include "viz/session/futures.hpp"

namespace pilotwave::viz {

/// Twenty runs of the same plans with other luck, as small multiples, and an icon for each of a hundred that
/// fills as they are done; when all are, the headline sentence. Of those that are done, what the view counts
/// out.
void futures_pane(Sheet& sheet, const Frame& frame, const View& view, const Futures& futures,
                  const draw::Box& box);

}  // namespace pilotwave::viz
