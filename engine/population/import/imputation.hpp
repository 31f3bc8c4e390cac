#pragma once

#include <span>
#include <vector>

#include "population/district_def.hpp"
#include "population/import/import_report.hpp"
#include "population/import/public_table.hpp"

namespace pilotwave {

/// Students per teacher outside this range tell of staff counted elsewhere; the count is replaced.
inline constexpr double kLowestRatio = 3, kHighestRatio = 60;
inline constexpr int kMostTeachers = 6000;
/// Share of students eligible for free or reduced-price lunch in the schools of the nation that report it,
/// 2023-24.
inline constexpr double kNationalPovertyShare = 0.56;

/// Median reported pupil-teacher ratio of the nation's schools (2019-20 and 2022-23 reports): 15.4
/// elementary, 15.8 middle, 15.0 high; for other schools the aggregate of all, 15.9.
[[nodiscard]] double national_ratio(Level level);

/// Turns facts into schools. What no table says is filled in by the rules of docs/guide/import.md; each use
/// of a rule is stated in the report with the schools concerned.
/// @param facts  screened schools of one district, sorted by id
[[nodiscard]] std::vector<SchoolDef> complete_schools(std::span<const SchoolFacts> facts,
                                                      ImportReport& report);

}  // namespace pilotwave
