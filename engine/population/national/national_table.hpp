#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "population/district_def.hpp"

namespace pilotwave {

/// The schools of many districts as one table: `district_id`, `district_name` and `state`, then the columns
/// of a district's schools table (import/schools_table.hpp) with their bounds. Rows may stand in any order.
/// Errors: those of a schools table, all in one pass.
/// @return districts in the order of their ids, schools sorted by id; hours, budgets and today's state are
///         defaults
[[nodiscard]] Result<std::vector<DistrictDef>> read_national_table(const std::string& path);

/// The same table as text, LF line ends, districts as they come. Reading it gives the same districts.
[[nodiscard]] std::string national_table_text(std::span<const DistrictDef> districts);

}  // namespace pilotwave
