#pragma once

#include <map>
#include <string>
#include <vector>

#include "population/import/import_report.hpp"
#include "population/import/public_table.hpp"

namespace pilotwave {

/// A school's enrolment beyond this is a misprint (the largest real school, an online one, has 23,589).
inline constexpr double kMostStudents = 60000;

/// Why a school cannot be simulated, or "": it does not run, nobody is enrolled or nobody says how many, it
/// teaches adults only, it is an entry for counting, or it lies in a correctional facility.
[[nodiscard]] std::string reason_to_drop(const SchoolFacts& facts);

/// Keeps the schools that can be simulated, sorted by id; every other one is stated in the report with its
/// reason.
[[nodiscard]] std::vector<SchoolFacts> screen_schools(const std::map<std::string, SchoolFacts>& schools,
                                                      ImportReport& report);

}  // namespace pilotwave
