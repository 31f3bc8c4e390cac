#pragma once

#include <string>

#include "base/result.hpp"
#include "population/national/nation_def.hpp"

namespace pilotwave {

/// Reads a nation file and the table of schools that it names; every error of both in one pass.
[[nodiscard]] Result<NationDef> load_nation(const std::string& path);

}  // namespace pilotwave
