#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/calendar.hpp"

namespace pilotwave {

/// Appends one row to a table's text: RFC 4180 quoting, line feed at the end. Numbers are the shortest text
/// that reads back as the same double, so equal values are equal bytes; a missing value is an empty cell.
class CsvLine {
 public:
  explicit CsvLine(std::string& out) : out_(out) {}
  ~CsvLine() { out_ += '\n'; }
  CsvLine(const CsvLine&) = delete;
  CsvLine& operator=(const CsvLine&) = delete;

  CsvLine& text(std::string_view value);
  CsvLine& integer(std::int64_t value);
  CsvLine& number(double value);  ///< NaN and infinities are missing
  CsvLine& number(float value);
  CsvLine& day(Date value);
  /// Cells that rows have in common, as they stand in one.
  CsvLine& cells(std::string_view written);

 private:
  void separate();

  std::string& out_;
  bool first_ = true;
};

}  // namespace pilotwave
