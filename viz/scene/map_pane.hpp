#pragma once

#include "viz/scene/legend.hpp"
#include "viz/scene/school_places.hpp"
#include "viz/scene/sheet.hpp"
#include "viz/scene/view.hpp"
#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// Schools of one plan: size = staff, ring = share of teachers using approved AI weekly, fill and pattern =
/// phase, a number = the wave in which it opened, rays while it opens, a triangle where an incident has just
/// come to light.
void map_pane(Sheet& sheet, const Frame& frame, const View& view, std::size_t plan, const draw::Box& box,
              PlacesMemo& memo);

/// Both plans on one map: schools that are still the same fade; where the plans differ an outer ring is A's
/// share, an inner one B's.
void difference_map(Sheet& sheet, const Frame& frame, const View& view, const draw::Box& box,
                    PlacesMemo& memo);

/// What is on the maps shown, and nothing else.
[[nodiscard]] Legend map_legend(const Frame& frame, const View& view);

/// Whether a school that opened in a week is still shown as opening.
[[nodiscard]] bool opens_now(int opened, int week);

/// How many schools differ by the week shown: "11 of 38 schools".
[[nodiscard]] std::string parted_words(const Frame& frame);

}  // namespace pilotwave::viz
