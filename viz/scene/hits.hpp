#pragma once

#include <string_view>
#include <vector>

#include "viz/scene/sheet.hpp"

namespace pilotwave::viz {

/// What lies at a place, the nearest of several; null where nothing does.
[[nodiscard]] const Hit* hit_at(const std::vector<Hit>& hits, draw::Point at);

/// The place that stands for somebody; null where none does.
[[nodiscard]] const Hit* hit_of(const std::vector<Hit>& hits, const EntityId& id);

/// The nearest of the same plan in the direction of an arrow key; null where there is none.
[[nodiscard]] const Hit* neighbour(const std::vector<Hit>& hits, const Hit& here, std::string_view arrow);

}  // namespace pilotwave::viz
