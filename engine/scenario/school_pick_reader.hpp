#pragma once

#include <string>

#include "model/school_pick.hpp"
#include "scenario/table_reader.hpp"

namespace pilotwave {

/// Reads `schools = "all" | ["id", ...] | { count | share, pick, by, level }`. After an error the pick is of
/// no use.
[[nodiscard]] SchoolPick read_school_pick(const TomlNode& node, const std::string& path,
                                          const ReadingContext& context);

/// Reports schools that the district does not have, and counts beyond those it has.
/// @param place  of `schools`
void check_school_pick(const SchoolPick& pick, const DistrictDef& district, const SourcePlace& place,
                       const std::string& path, Findings& findings);

}  // namespace pilotwave
