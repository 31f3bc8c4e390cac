#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"

namespace pilotwave {

enum class ExportFormat : std::uint8_t { Csv, Json };

/// Writes the tables of a store into a folder, one file a table, with `datapackage.json` (Frictionless: type,
/// unit and meaning of every column) and `manifest.json`. The same runs give the same tables, byte for byte.
/// @param force  replace an earlier export
/// @return       names of the files
/// Errors: MissingInput, BadInput, CannotCreate, InputOutput.
[[nodiscard]] Result<std::vector<std::string>> export_store(const std::string& path,
                                                            const std::string& folder, ExportFormat format,
                                                            bool force);

}  // namespace pilotwave
