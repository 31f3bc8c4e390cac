#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "population/import/csv_table.hpp"

namespace pilotwave {

/// The column names of a table, found by name in any case. A trailing `*` (School Search) is ignored. ELSI
/// columns, `Locale [Public School] 2022-23`, are found by the part before the bracket; where a table holds
/// several years of one column, the latest counts.
class Header {
 public:
  Header() = default;
  explicit Header(const CsvRow& row);

  /// Index of the column, or nothing. @param name  upper case
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }
  /// The year written behind the column's name (`2022-23`), or "".
  [[nodiscard]] std::string year_of(std::string_view name) const;
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] int line() const { return line_; }

 private:
  struct Column {
    std::size_t index = 0;
    std::string year;
  };
  std::map<std::string, Column, std::less<>> columns_;
  std::size_t size_ = 0;
  int line_ = 0;
};

}  // namespace pilotwave
