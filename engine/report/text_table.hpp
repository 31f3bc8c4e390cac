#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pilotwave {

/// Columns a terminal needs for a text: one for each code point (no wide or combining letters are expected).
[[nodiscard]] std::size_t display_width(std::string_view text);
/// Words wrapped to `width`; lines after the first are indented.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t first_indent,
                                  std::size_t indent);

/// Rows of cells; a label in the first column that does not fit goes on below.
class TextTable {
 public:
  /// @param left  whether each column is flush left
  TextTable(std::vector<std::string> header, std::vector<bool> left);
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// Lines with a line feed each, none wider than `width` as long as the columns after the first leave room.
  [[nodiscard]] std::vector<std::string> lines(std::size_t width) const;

 private:
  std::vector<std::string> header_;
  std::vector<bool> left_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace pilotwave
