#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"

namespace pilotwave {

/// One record of a delimited file.
struct CsvRow {
  int line = 0;                     ///< line on which the record begins, from 1
  std::vector<std::string> fields;  ///< unquoted; Excel's `="..."` opened; outer blanks of bare cells removed
  std::vector<int> columns;         ///< byte column at which each field begins, from 1

  /// Field `index`, or "" beyond the end.
  [[nodiscard]] const std::string& at(std::size_t index) const;
};

/// Walks the records of a delimited text file (gzip accepted), in constant memory. Empty lines are passed
/// over.
/// @param take  called for each record in file order; return false to stop early
/// @return nothing when the walk reached the end or was stopped, else what stood in its way: the file cannot
/// be
///         read, is not UTF-8, holds NUL bytes or lines over 1 MiB, or a quotation mark is never closed.
[[nodiscard]] std::optional<Diagnostic> for_each_row(const std::string& path, char delimiter,
                                                     const std::function<bool(const CsvRow&)>& take);

/// A whole small table: every record of the file.
[[nodiscard]] Result<std::vector<CsvRow>> read_csv_table(const std::string& path, char delimiter = ',');

/// `text` as one cell of a comma-separated line: quoted only where it must be.
[[nodiscard]] std::string csv_cell(const std::string& text);

}  // namespace pilotwave
