#pragma once

#include <span>
#include <string>

#include "base/result.hpp"
#include "population/district_def.hpp"
#include "population/import/district_choice.hpp"
#include "population/import/import_report.hpp"

namespace pilotwave {

/// What an import made: the district, and every statement about how.
struct ImportedDistrict {
  DistrictDef district;  ///< schools sorted by id; calendar, budget and today's state are defaults
  ImportReport report;
};

/// Builds a district out of tables that were read: merged, screened, completed. It has no schools
/// where none can be simulated.
[[nodiscard]] ImportedDistrict complete_district(std::span<const PublicTable> tables,
                                                 const ChosenDistrict& chosen);

/// Builds a district from public school tables: the same tables in the same order always give the same
/// district.
/// @param paths  at least one table that lists schools and one with enrolment; a table may be both
/// Errors: every unreadable, unknown or refused table in one pass; a choice that names no one district;
/// damaged rows that mention the district; no enrolment in any table; no school left to simulate.
[[nodiscard]] Result<ImportedDistrict> import_district(std::span<const std::string> paths,
                                                       const DistrictChoice& choice);

}  // namespace pilotwave
