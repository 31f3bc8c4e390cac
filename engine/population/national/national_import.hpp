#pragma once

#include <span>
#include <string>

#include "base/result.hpp"
#include "population/national/nation_def.hpp"
#include "population/national/national_report.hpp"

namespace pilotwave {

/// What a national import made: the districts, and how often each rule was applied.
struct ImportedNation {
  NationDef nation;
  NationalReport report;
};

/// Builds every district that public school tables list, each as import_district() would: charter schools
/// that are districts of their own are districts of their own, and a district without a school to simulate is
/// dropped and counted. The same tables in the same order always give the same nation.
/// Errors: those of the tables, in one pass; no district is left.
[[nodiscard]] Result<ImportedNation> import_nation(std::span<const std::string> paths);

}  // namespace pilotwave
