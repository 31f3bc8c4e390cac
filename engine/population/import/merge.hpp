#pragma once

#include <map>
#include <span>
#include <string>

#include "population/import/import_report.hpp"
#include "population/import/public_table.hpp"

namespace pilotwave {

/// Joins what the tables say about the schools of one district. The first table that lists schools decides
/// which schools there are; each field comes from the first table, in the order given, that has it. A staff
/// count or a lunch count travels with the enrolment of its own table. The report states every file, the
/// origin of each field, cells that were not understood, and schools that only other tables know.
/// @return facts by school id
[[nodiscard]] std::map<std::string, SchoolFacts> merge_tables(std::span<const PublicTable> tables,
                                                              const std::string& leaid, ImportReport& report);

}  // namespace pilotwave
