#pragma once

#include "model/params.hpp"
#include "population/world.hpp"

namespace pilotwave {

/// The numbers that a world is built from, out of the registered parameters.
[[nodiscard]] WorldDef world_def(const Params& params);

}  // namespace pilotwave
