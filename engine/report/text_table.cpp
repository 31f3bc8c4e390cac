#include "report/text_table.hpp"

#include <algorithm>

#include "base/assert.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kNarrowestLabel = 12;

/// Whether a byte of UTF-8 starts a code point.
bool starts_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::string padded(std::string_view text, std::size_t width, bool left) {
  const std::string blanks(width - std::min(width, display_width(text)), ' ');
  return left ? std::string(text) + blanks : blanks + std::string(text);
}

/// A row with its line feeds: one line, and more where the label does not fit.
std::string row_text(const std::vector<std::string>& row, const std::vector<std::size_t>& widths,
                     const std::vector<bool>& left) {
  const std::string label = wrapped(row[0], widths[0], 0, kGap);
  const std::size_t first_end = label.find('\n');
  std::string line = padded(label.substr(0, first_end), widths[0], left[0]);
  for (std::size_t c = 1; c < row.size(); ++c)
    line += std::string(kGap, ' ') + padded(row[c], widths[c], left[c]);
  line.erase(line.find_last_not_of(' ') + 1);
  return line + label.substr(first_end);
}

}  // namespace

std::size_t display_width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_letter));
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t first_indent, std::size_t indent) {
  std::string out(first_indent, ' ');
  std::size_t column = first_indent;
  bool line_start = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::size_t size = display_width(word);
    if (!line_start && column + 1 + size > width) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
      line_start = true;
    }
    if (!line_start) {
      out += ' ';
      ++column;
    }
    out += word;
    column += size;
    line_start = false;
  }
  return out + '\n';
}

TextTable::TextTable(std::vector<std::string> header, std::vector<bool> left)
    : header_(std::move(header)), left_(std::move(left)) {
  PILOTWAVE_ASSERT(header_.size() == left_.size(), "every column has a side");
}

std::vector<std::string> TextTable::lines(std::size_t width) const {
  std::vector<std::size_t> widths;
  for (const std::string& cell : header_) widths.push_back(display_width(cell));
  for (const auto& row : rows_) {
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], display_width(row[c]));
  }
  std::size_t others = 0;
  for (std::size_t c = 1; c < widths.size(); ++c) others += widths[c] + kGap;
  if (widths[0] + others > width) widths[0] = std::max(kNarrowestLabel, width > others ? width - others : 0);
  std::vector<std::string> out{row_text(header_, widths, left_)};
  for (const auto& row : rows_) out.push_back(row_text(row, widths, left_));
  return out;
}

}  // namespace pilotwave
