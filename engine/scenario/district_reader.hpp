#pragma once

#include <optional>
#include <string>

#include "population/district_def.hpp"
#include "scenario/table_reader.hpp"

namespace pilotwave {

/// Reads a parsed district: a whole file (path "") or a [district] table of a scenario (path "district").
/// A `schools_table` is read too, relative to the file. Gives nothing when anything is wrong.
[[nodiscard]] std::optional<DistrictDef> read_district_table(const TomlNode& table, const std::string& path,
                                                             const ReadingContext& context);

/// Reads a district file; reports everything that is wrong with it.
/// @param asked_by  where its name was written; nameless when it came from the command line
[[nodiscard]] std::optional<DistrictDef> read_district_file(const std::string& file,
                                                            const SourcePlace& asked_by, Findings& findings);

}  // namespace pilotwave
