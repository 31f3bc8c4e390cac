#pragma once

#include "viz/scene/sheet.hpp"
#include "viz/session/school_history.hpp"

namespace pilotwave::viz {

/// Signs of a map, shared by the map and its legend.
void share_ring(Sheet& sheet, draw::Point at, double radius, double width, double share, draw::Role role);
void incident_marker(Sheet& sheet, draw::Point at, double size);
/// Rays around a school that opens.
void opening_marker(Sheet& sheet, draw::Point at, double radius, draw::Role role);

/// For so many weeks a marker stays, smaller each week.
inline constexpr int kMarkerWeeks = 3;
/// Weeks since an incident last came to light at a school, or kMarkerWeeks where that is longer ago.
[[nodiscard]] int weeks_since_found(const SchoolHistory& history, int week, std::uint32_t school);

[[nodiscard]] inline bool is_school(const std::optional<EntityId>& id, std::uint32_t school) {
  return id && id->school == school;
}

}  // namespace pilotwave::viz
