#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"
#include "population/import/district_import.hpp"

namespace pilotwave {

/// Where an import was written.
struct DistrictFiles {
  std::filesystem::path district;       ///< FILE.toml
  std::filesystem::path schools_table;  ///< FILE_schools.csv beside it
};

/// The text of the district file: schema, kind, id, name, state, schools_table; a [source] table with the
/// names, layouts and years of the tables read; every statement of the report as a comment. The same import
/// gives the same bytes.
/// @param schools_table  name of the table as the district file shall give it
[[nodiscard]] std::string district_toml_text(const ImportedDistrict& imported,
                                             const std::string& schools_table);

/// Writes `output` and, beside it, the schools table `<stem>_schools.csv`: both complete, or neither.
/// @param output  a name that ends in .toml
/// @param force   replace files that exist
/// Errors: a name that does not end in .toml (Usage); a name that is taken or cannot be created
/// (CannotCreate); a full disk or a device (InputOutput).
[[nodiscard]] Result<DistrictFiles> write_district_toml(const ImportedDistrict& imported,
                                                        const std::filesystem::path& output,
                                                        bool force = false);

}  // namespace pilotwave
