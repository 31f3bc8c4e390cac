#include "scenario/toml_document.hpp"

#include <algorithm>
#include <exception>
#include <sstream>
#include <string_view>
#include <tuple>

#include <toml++/toml.h>

#include <fmt/format.h>

#include "scenario/key_depth.hpp"

namespace pilotwave {
namespace {

/// The lines of the text, to see how a string was written.
std::vector<std::string_view> split_lines(std::string_view text) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

class Converter {
 public:
  explicit Converter(std::string_view text) : lines_(split_lines(text)) {}

  [[nodiscard]] TomlNode node(const toml::node& from) const {
    TomlNode out;
    out.line = static_cast<int>(from.source().begin.line);
    out.column = static_cast<int>(from.source().begin.column);
    if (const auto* table = from.as_table()) {
      out.type = TomlNode::Type::Table;
      entries(*table, out);
    } else if (const auto* list = from.as_array()) {
      out.type = TomlNode::Type::List;
      for (const toml::node& item : *list) out.items.push_back(node(item));
    } else {
      scalar(from, out);
    }
    return out;
  }

 private:
  void entries(const toml::table& table, TomlNode& out) const {
    for (const auto& [key, value] : table) {
      out.entries.push_back({std::string(key.str()), static_cast<int>(key.source().begin.line),
                             static_cast<int>(key.source().begin.column), node(value)});
    }
    std::stable_sort(out.entries.begin(), out.entries.end(), [](const TomlEntry& a, const TomlEntry& b) {
      return std::tuple(a.line, a.column) < std::tuple(b.line, b.column);
    });
  }

  void scalar(const toml::node& from, TomlNode& out) const {
    if (const auto* text = from.as_string()) {
      out.type = TomlNode::Type::Text;
      out.text = text->get();
      out.verbatim = shows(out);
    } else if (const auto* whole = from.as_integer()) {
      out.type = TomlNode::Type::Whole;
      out.whole = whole->get();
      out.number = static_cast<double>(out.whole);
    } else if (const auto* number = from.as_floating_point()) {
      out.type = TomlNode::Type::Number;
      out.number = number->get();
    } else if (const auto* flag = from.as_boolean()) {
      out.type = TomlNode::Type::Flag;
      out.flag = flag->get();
    } else if (const auto* day = from.as_date()) {
      out.type = TomlNode::Type::Day;
      const toml::date d = day->get();
      out.text = fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
    } else {
      out.type = TomlNode::Type::Moment;
    }
  }

  /// Whether the file shows the string's very characters right behind its first quotation mark.
  [[nodiscard]] bool shows(const TomlNode& text) const {
    const auto line = static_cast<std::size_t>(text.line), column = static_cast<std::size_t>(text.column);
    if (line == 0 || line > lines_.size()) return false;
    const std::string_view source = lines_[line - 1];
    return column <= source.size() && source.substr(column, text.text.size()) == text.text;
  }

  std::vector<std::string_view> lines_;
};

Diagnostic not_toml(const std::string& file, int line, int column, std::string_view reason) {
  return {Trouble::BadInput,
          {file, line, column},
          {},
          fmt::format("this is not valid TOML: {}", reason),
          "text stands in \"quotes\", dates like 2026-08-03 do not, tables begin with [name], lists of "
          "tables with "
          "[[name]]"};
}

}  // namespace

Result<TomlNode> parse_toml(const std::string& text, const std::string& file) {
  if (const auto deep = find_deep_key(text)) {
    return not_toml(file, deep->line, deep->column,
                    fmt::format("a key of more than {} parts", kMostKeyParts));
  }
  try {
    const toml::table table = toml::parse(std::string_view(text), file);
    return Converter(text).node(table);
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    return not_toml(file, static_cast<int>(at.line), static_cast<int>(at.column), error.description());
  } catch (const std::exception& error) {
    return not_toml(file, 0, 0, error.what());
  }
}

}  // namespace pilotwave
