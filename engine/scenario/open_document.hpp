#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenario/findings.hpp"
#include "scenario/toml_node.hpp"

namespace pilotwave {

/// Reads and parses a TOML file; reports what stands in the way.
/// @param asked_by  where the file was named, so that a file that cannot be opened is mended there; a place
/// without
///                  a file when it came from the command line
/// @param key       the key that named it
[[nodiscard]] std::optional<TomlNode> open_document(const std::string& file, const SourcePlace& asked_by,
                                                    std::string_view key, Findings& findings);

}  // namespace pilotwave
