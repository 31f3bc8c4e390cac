#include "population/import/header.hpp"

#include "population/import/cell.hpp"

namespace pilotwave {
namespace {

std::string upper_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

/// "2022-23" from "[Public School] 2022-23"; "" when the bracket is followed by words.
std::string year_behind(std::string_view text) {
  const std::size_t bracket = text.find(']');
  if (bracket == std::string_view::npos) return {};
  const std::string_view rest = trimmed(text.substr(bracket + 1));
  const bool is_year = rest.size() >= 7 && rest.find_first_not_of("0123456789-") == std::string_view::npos;
  return is_year ? std::string(rest) : std::string{};
}

}  // namespace

Header::Header(const CsvRow& row) : size_(row.fields.size()), line_(row.line) {
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    std::string_view text = trimmed(row.fields[i]);
    Column column{i, {}};
    if (const std::size_t bracket = text.find(" ["); bracket != std::string_view::npos) {
      column.year = year_behind(text.substr(bracket));
      text = text.substr(0, bracket);
    }
    if (text.ends_with('*')) text.remove_suffix(1);
    const auto [at, fresh] = columns_.try_emplace(upper_ascii(trimmed(text)), column);
    if (!fresh && column.year > at->second.year) at->second = column;
  }
}

std::optional<std::size_t> Header::find(std::string_view name) const {
  const auto at = columns_.find(name);
  return at == columns_.end() ? std::nullopt : std::optional(at->second.index);
}

std::string Header::year_of(std::string_view name) const {
  const auto at = columns_.find(name);
  return at == columns_.end() ? std::string{} : at->second.year;
}

}  // namespace pilotwave
