#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "population/district_def.hpp"

namespace pilotwave {

/// Columns of a district's schools table, in the order in which they are written. The first eight must be
/// there and filled; of the others an empty cell, or no column, means the default of SchoolDef.
[[nodiscard]] std::span<const std::string> schools_table_columns();

/// Reads the table that a district file names in `schools_table`: comma-separated, UTF-8, one header line.
/// Bounds: students 1 to 60,000; teachers 1 to 6,000; shares 0 to 1; devices_per_student 0 to 2; grades PK,
/// KG, 01 to 12. Errors: all of them in one pass, with line, byte column and column name: unknown columns
/// with the nearest known one, missing or repeated columns, cells that are empty, no number or out of bounds,
/// impossible grades, repeated ids, rows with another number of cells than the header, a table without rows.
/// @return schools sorted by id
[[nodiscard]] Result<std::vector<SchoolDef>> read_schools_table(const std::string& path);

/// The cells of one school in the order of the columns, without a line end.
void append_school_cells(std::string& out, const SchoolDef& school);

/// The same table as text, LF line ends. Cells equal to a default are left empty, so that a better default
/// can reach them later. Reading the text gives the same schools.
[[nodiscard]] std::string schools_table_text(std::span<const SchoolDef> schools);

}  // namespace pilotwave
