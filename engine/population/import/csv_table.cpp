#include "population/import/csv_table.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <csv.h>
#include <fmt/format.h>

#include "population/import/text_lines.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kMostFields = 20000;  // the widest published table has about 1,000

/// Excel writes `="0100007"` to keep leading zeros.
std::string without_excel_wrapping(std::string text) {
  if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"')) {
    return text.substr(2, text.size() - 3);
  }
  return text;
}

/// libcsv's parser, fed one piece of a line at a time so that records keep their line and column.
class RowParser {
 public:
  explicit RowParser(char delimiter) : delimiter_(delimiter) {
    // Every line end is reported, so a line without one is known to lie inside quotation marks.
    csv_init(&parser_, CSV_REPALL_NL);
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
  }
  ~RowParser() { csv_free(&parser_); }
  RowParser(const RowParser&) = delete;
  RowParser& operator=(const RowParser&) = delete;

  /// False when the parser ran out of memory.
  [[nodiscard]] bool feed_line(const std::string& line, int number) {
    if (!inside_quotes_) {
      row_ = CsvRow{number, {}, {}};
      row_bytes_ = 0;
      field_column_ = 1;
    }
    inside_quotes_ = true;
    row_bytes_ += line.size() + 1;
    std::size_t from = 0;
    while (from < line.size()) {
      const std::size_t comma = line.find(delimiter_, from);
      const std::size_t to = comma == std::string::npos ? line.size() : comma + 1;
      next_column_ = static_cast<int>(to) + 1;
      if (!feed(std::string_view(line).substr(from, to - from))) return false;
      from = to;
    }
    return feed("\n");
  }
  [[nodiscard]] bool row_complete() const { return !inside_quotes_; }
  [[nodiscard]] bool too_long() const {
    return row_bytes_ > kLongestLine || row_.fields.size() > kMostFields;
  }
  [[nodiscard]] const CsvRow& row() const { return row_; }

 private:
  bool feed(std::string_view piece) {
    return csv_parse(&parser_, piece.data(), piece.size(), &RowParser::on_field, &RowParser::on_row, this) ==
           piece.size();
  }
  static void on_field(void* data, std::size_t size, void* self) {
    auto& parser = *static_cast<RowParser*>(self);
    std::string text = data == nullptr ? std::string{} : std::string(static_cast<const char*>(data), size);
    parser.row_.fields.push_back(without_excel_wrapping(std::move(text)));
    parser.row_.columns.push_back(parser.field_column_);
    parser.field_column_ = parser.next_column_;
  }
  static void on_row(int, void* self) { static_cast<RowParser*>(self)->inside_quotes_ = false; }

  csv_parser parser_{};
  char delimiter_;
  CsvRow row_;
  std::size_t row_bytes_ = 0;
  int field_column_ = 1, next_column_ = 1;
  bool inside_quotes_ = false;
};

Diagnostic unclosed_quote(const std::string& path, int line) {
  return {Trouble::BadInput,
          {path, line, 0},
          {},
          "a quotation mark opened in this record is never closed",
          "close it, double it inside the cell, or download the file again: it may be cut short"};
}

}  // namespace

const std::string& CsvRow::at(std::size_t index) const {
  static const std::string kEmpty;
  return index < fields.size() ? fields[index] : kEmpty;
}

std::optional<Diagnostic> for_each_row(const std::string& path, char delimiter,
                                       const std::function<bool(const CsvRow&)>& take) {
  TextLines lines(path);
  RowParser parser(delimiter);
  while (lines.next()) {
    if (!parser.feed_line(lines.line(), lines.number())) {
      return Diagnostic{
          Trouble::BadInput, {path, lines.number(), 0}, {}, "the record does not fit in memory", {}};
    }
    if (parser.too_long()) return unclosed_quote(path, parser.row().line);
    if (parser.row_complete() && !parser.row().fields.empty() && !take(parser.row())) return std::nullopt;
  }
  if (lines.trouble()) return lines.trouble();
  if (lines.number() > 0 && !parser.row_complete()) return unclosed_quote(path, parser.row().line);
  return std::nullopt;
}

Result<std::vector<CsvRow>> read_csv_table(const std::string& path, char delimiter) {
  std::vector<CsvRow> rows;
  auto trouble = for_each_row(path, delimiter, [&rows](const CsvRow& row) {
    rows.push_back(row);
    return true;
  });
  if (trouble) return *std::move(trouble);
  return rows;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos && !text.starts_with(' ') && !text.ends_with(' ')) {
    return text;
  }
  std::string out(2 * text.size() + 2, '\0');  // every character a quotation mark is the longest case
  out.resize(csv_write(out.data(), out.size(), text.data(), text.size()));
  return out;
}

}  // namespace pilotwave
