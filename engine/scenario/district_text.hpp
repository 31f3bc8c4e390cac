#pragma once

#include <string>

#include "population/district_def.hpp"

namespace pilotwave {

/// A district as the tables of a scenario file: [district], its sub-tables and [[district.school]] rows,
/// every value in force.
[[nodiscard]] std::string district_text(const DistrictDef& district);

/// One school as a `[[district.school]]` table.
[[nodiscard]] std::string school_text(const SchoolDef& school);

}  // namespace pilotwave
