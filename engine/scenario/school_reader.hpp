#pragma once

#include <optional>
#include <string>

#include "population/district_def.hpp"
#include "scenario/table_reader.hpp"

namespace pilotwave {

/// Reads one `[[school]]` row; gives nothing when it has no usable id.
[[nodiscard]] std::optional<SchoolDef> read_school(const TomlNode& table, const std::string& path,
                                                   const ReadingContext& context);

}  // namespace pilotwave
