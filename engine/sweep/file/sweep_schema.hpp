#pragma once

#include <string>

namespace pilotwave {

/// JSON Schema (draft-07) of sweep files for editors of TOML, made from the tables that reading uses.
[[nodiscard]] std::string sweep_schema();

}  // namespace pilotwave
