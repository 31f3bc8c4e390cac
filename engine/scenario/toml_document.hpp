#pragma once

#include <string>

#include "base/result.hpp"
#include "scenario/toml_node.hpp"

namespace pilotwave {

/// Parses the text of a TOML file. The first thing that is not TOML is an error with its place.
/// @param file  named in errors; not opened
[[nodiscard]] Result<TomlNode> parse_toml(const std::string& text, const std::string& file);

}  // namespace pilotwave
