#pragma once

#include <filesystem>
#include <string>

#include "population/national/national_import.hpp"

namespace pilotwave {

/// Where a national import was written.
struct NationFiles {
  std::filesystem::path nation;         ///< FILE.toml
  std::filesystem::path schools_table;  ///< FILE_schools.csv beside it
};

/// The text of the nation file: schema, kind, name, schools_table, departments' hours by size; a [source]
/// table; every count of the report as a comment. The same import gives the same bytes.
/// @param schools_table  name of the table as the nation file shall give it
[[nodiscard]] std::string nation_toml_text(const ImportedNation& imported, const std::string& schools_table);

/// Writes `output` and, beside it, `<stem>_schools.csv`: both complete, or neither.
/// Errors: as write_district_toml().
[[nodiscard]] Result<NationFiles> write_nation_toml(const ImportedNation& imported,
                                                    const std::filesystem::path& output, bool force = false);

}  // namespace pilotwave
