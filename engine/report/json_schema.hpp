#pragma once

#include <span>
#include <string>

#include "scenario/language.hpp"

namespace pilotwave {

/// JSON Schema (draft-07, which editors of TOML read) of a kind of file, made from the tables that reading
/// uses: an editor that knows it completes keys, shows units and texts, and marks what the program would
/// refuse. What needs more than one place of a file (dates against the run, tools that must exist) stays with
/// `pilotwave check`.
/// @param kind  "scenario", "assumptions", "district"
[[nodiscard]] std::string json_schema(const std::string& kind);

/// The part of a schema that one table of keys makes, as JSON text: for kinds of file whose readers are on
/// floors above this room.
[[nodiscard]] std::string key_table_schema(std::span<const KeySpec> keys);

}  // namespace pilotwave
