#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pilotwave {

struct TomlEntry;

/// One value of a TOML document with the place where it was written. Plain data, so that only the file that
/// parses knows the parser.
struct TomlNode {
  enum class Type : std::uint8_t { Text, Whole, Number, Flag, Day, Moment, Table, List };
  Type type = Type::Table;
  int line = 0, column = 0;  ///< from 1; columns count characters
  std::string text;          ///< Text: its value. Day: "2026-08-03". Moment: a time or a date with a time
  std::int64_t whole = 0;    ///< Whole
  double number = 0;         ///< Number, and Whole as a number
  bool flag = false;         ///< Flag
  bool verbatim = false;     ///< Text: the file shows these very characters behind one quotation mark
  std::vector<TomlEntry> entries;  ///< Table, in the order in which they were written
  std::vector<TomlNode> items;     ///< List

  [[nodiscard]] bool is_table() const { return type == Type::Table; }
  [[nodiscard]] bool is_list() const { return type == Type::List; }
  [[nodiscard]] bool is_number() const { return type == Type::Whole || type == Type::Number; }
  /// The entry of a table, or nullptr.
  [[nodiscard]] const TomlEntry* find(std::string_view key) const;
};

struct TomlEntry {
  std::string key;
  int line = 0, column = 0;  ///< of the key
  TomlNode value;
};

/// "a string", "a whole number", "a table", ...: for "found ..." in messages.
[[nodiscard]] std::string_view type_name(const TomlNode& node);

}  // namespace pilotwave
