#pragma once

#include "population/world.hpp"

namespace pilotwave {

/// Whether two worlds hold the same people in the same places, with the same ties and moves: they do unless
/// plans assume other numbers of the world, of its networks or of turnover.
[[nodiscard]] bool same_world(const World& a, const World& b);

}  // namespace pilotwave
