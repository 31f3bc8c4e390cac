#include "scenario/key_depth.hpp"

namespace pilotwave {
namespace {

/// Index behind the string that opens at `i` (on a quotation mark). A one-line string ends at the end of its
/// line at the latest; an unclosed one is for the parser to refuse.
std::size_t skip_string(std::string_view text, std::size_t i) {
  const char quote = text[i];
  const bool escapes = quote == '"';
  const std::string_view three = quote == '"' ? "\"\"\"" : "'''";
  const bool long_form = text.substr(i, 3) == three;
  i += long_form ? 3 : 1;
  while (i < text.size()) {
    if (escapes && text[i] == '\\') {
      i += 2;
    } else if (long_form && text.substr(i, 3) == three) {
      i += 3;
      while (i < text.size() && text[i] == quote) ++i;  // up to two more belong to the string
      return i;
    } else if (!long_form && (text[i] == quote || text[i] == '\n')) {
      return text[i] == '\n' ? i : i + 1;
    } else {
      ++i;
    }
  }
  return text.size();
}

}  // namespace

std::optional<TextPlace> find_deep_key(std::string_view text) {
  TextPlace at{1, 1};
  std::size_t line_begin = 0;
  int parts = 1;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      const std::size_t end = skip_string(text, i);
      for (; i < end; ++i) {
        if (text[i] != '\n') continue;
        ++at.line;
        line_begin = i + 1;
      }
      continue;
    }
    if (c == '#') {
      i = text.find('\n', i);
      if (i == std::string_view::npos) break;
      continue;
    }
    if (c == '.' && ++parts > kMostKeyParts) {
      at.column = static_cast<int>(i - line_begin) + 1;
      return at;
    }
    if (c == '\n' || c == ',' || c == '=' || c == '[' || c == '{') parts = 1;
    if (c == '\n') {
      ++at.line;
      line_begin = i + 1;
    }
    ++i;
  }
  return std::nullopt;
}

}  // namespace pilotwave
