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

}  // namespace

std::size_t display_width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_letter));
}

std::string shortened(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::size_t letters = 0, end = 0;
  for (; end < text.size(); ++end) {
    if (starts_letter(text[end]) && ++letters == width) break;
  }
  return std::string(text.substr(0, end)) + "\u2026";
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
  const auto line_of = [&](const std::vector<std::string>& row) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) line += std::string(kGap, ' ');
      line += padded(c == 0 ? shortened(row[c], widths[c]) : row[c], widths[c], left_[c]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
  };
  std::vector<std::string> out{line_of(header_)};
  for (const auto& row : rows_) out.push_back(line_of(row));
  return out;
}

}  // namespace pilotwave
