#pragma once

#include <span>
#include <string>
#include <vector>

#include "nation/nation_sums.hpp"
#include "population/national/nation_def.hpp"
#include "report/table_schema.hpp"

namespace pilotwave {

// Tables of a nation's run. Rows without a value are left out, and groups of fewer than ten people.
[[nodiscard]] const TableSchema& nation_schema();     ///< the whole, split by poverty
[[nodiscard]] const TableSchema& states_schema();     ///< likewise state by state
[[nodiscard]] const TableSchema& sizes_schema();      ///< likewise by enrolment of the district
[[nodiscard]] const TableSchema& districts_schema();  ///< a row a district, at the end of the run
[[nodiscard]] const TableSchema& failed_districts_schema();

/// What a table is made of.
struct NationResult {
  const NationDef& nation;
  const Areas& areas;
  std::span<const ReadPeriod> periods;
  const NationSums& sums;
};
/// Every table with its text, header included.
struct NationTable {
  const TableSchema* schema = nullptr;
  std::string text;
};
[[nodiscard]] std::vector<NationTable> nation_tables(const NationResult& result);

}  // namespace pilotwave
