#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "population/district_def.hpp"
#include "population/import/csv_table.hpp"

namespace pilotwave {

/// Reads the cells of one table of schools, row by row, collecting what is wrong.
class SchoolsReader {
 public:
  /// @param path  of the table, for messages; must outlive this
  /// @param more  further columns that must be there and filled; must outlive this
  explicit SchoolsReader(const std::string& path, std::span<const std::string> more = {})
      : path_(path), more_(more) {}

  /// The schools in the order of their rows, or everything that is wrong. Reads once.
  [[nodiscard]] Result<std::vector<SchoolDef>> read();
  /// Cells of the further columns, school by school, in the order of `more`.
  [[nodiscard]] const std::vector<std::string>& more_cells() const { return more_cells_; }

 private:
  /// False to stop: without the columns that make it one, this is another kind of table.
  bool take(const CsvRow& row);
  [[nodiscard]] Result<std::vector<SchoolDef>> finish();
  void error(int line, int column, std::string key, std::string what, std::string hint);
  void read_header(const CsvRow& row);
  void read_row(const CsvRow& row);
  void read_names(SchoolDef& school);
  void read_grades(SchoolDef& school);
  std::optional<int> grade(std::string_view key);
  void read_place(SchoolDef& school);
  /// A number within bounds; an empty cell of an optional column leaves `into` as it is.
  void number(std::string_view key, double low, double high, double& into);
  int whole(std::string_view key, int low, int high, int otherwise);
  [[nodiscard]] const std::string& cell(std::string_view key) const;
  /// The cell; an empty one in a column that exists is an error (a missing column was reported once).
  const std::string& required(std::string_view key);
  void wrong(std::string_view key, std::string what, std::string hint);

  const std::string& path_;
  std::span<const std::string> more_;
  bool header_read_ = false;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::size_t width_ = 0;
  const CsvRow* row_ = nullptr;
  std::map<std::string, int> lines_;
  std::vector<SchoolDef> schools_;
  std::vector<std::string> more_cells_;
  Diagnostics errors_;
};

}  // namespace pilotwave
