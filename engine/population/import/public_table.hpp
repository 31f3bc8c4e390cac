#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "population/import/layout.hpp"
#include "population/import/school_facts.hpp"

namespace pilotwave {

/// A record with another number of cells than the header.
struct DamagedRow {
  int line = 0;
  std::size_t n_fields = 0;
  std::set<std::string> ids;  ///< district ids it may mention, 7 digits
};

/// One public table, read: facts by school id.
struct PublicTable {
  std::string path;
  std::string file;  ///< last part of the path, for reports
  const Layout* layout = nullptr;
  std::set<std::string> years;  ///< school years, "2022-23"
  std::size_t n_columns = 0;
  std::map<std::string, SchoolFacts> schools;
  std::vector<DamagedRow> damaged;
  std::vector<std::string> remarks;  ///< about rows that belong to no school

  [[nodiscard]] std::string year_text() const;  ///< "2022-23", or "no year stated"
};

/// Recognises the table's layout by its header (after a preamble of up to 60 lines, with comma, tab,
/// semicolon or bar between cells) and reads it. Errors: unreadable or damaged text (csv_table.hpp), an
/// unknown layout, a layout of no use here, ids that a spreadsheet has rounded, a file that stops in the
/// middle of a row.
[[nodiscard]] Result<PublicTable> read_public_table(const std::string& path);

}  // namespace pilotwave
