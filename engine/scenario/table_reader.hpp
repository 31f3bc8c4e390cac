#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "scenario/findings.hpp"
#include "scenario/language.hpp"
#include "scenario/toml_node.hpp"

namespace pilotwave {

/// Where findings go and which file they are about.
struct ReadingContext {
  Findings& findings;
  std::string file;

  [[nodiscard]] SourcePlace place(const TomlNode& node) const { return {file, node.line, node.column}; }
};

/// Reads one table of a file against the keys it may have. On construction it reports keys that nobody knows
/// (with the nearest known one) and required ones that are missing; each access reports a wrong type or a
/// value out of range and then gives nothing.
class TableReader {
 public:
  /// @param table     must be a table and outlive the reader
  /// @param path      dotted key of the table for messages, "" at the top of a file
  /// @param keys      what the table may hold; must outlive the reader
  TableReader(const TomlNode& table, std::string path, std::span<const KeySpec> keys, ReadingContext context);

  /// The value as written, unchecked, or nullptr.
  [[nodiscard]] const TomlNode* find(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
  // The checked value of a key of the type that its KeySpec states.
  [[nodiscard]] std::optional<std::string> text(std::string_view key) const;  ///< not empty, one line
  [[nodiscard]] std::optional<double> number(std::string_view key) const;
  [[nodiscard]] std::optional<std::int64_t> whole(std::string_view key) const;
  [[nodiscard]] std::optional<bool> flag(std::string_view key) const;
  [[nodiscard]] std::optional<Date> day(std::string_view key) const;
  [[nodiscard]] const TomlNode* table(std::string_view key) const;
  [[nodiscard]] const TomlNode* list(std::string_view key) const;
  /// The tables of a `[[key]]` list; anything else in it is reported.
  [[nodiscard]] std::vector<const TomlNode*> tables(std::string_view key) const;

  /// Dotted key of `key` in this table.
  [[nodiscard]] std::string path(std::string_view key) const;
  /// Reports an error at the value of `key`, or at the table when the key is absent.
  void error(std::string_view key, std::string what, std::string hint = {}) const;
  [[nodiscard]] SourcePlace place() const { return context_.place(table_); }
  [[nodiscard]] SourcePlace place(std::string_view key) const;
  [[nodiscard]] const ReadingContext& context() const { return context_; }

 private:
  [[nodiscard]] const KeySpec& spec(std::string_view key) const;
  const TomlNode& table_;
  std::string path_;
  std::span<const KeySpec> keys_;
  ReadingContext context_;
};

// Checks of single values, shared by tables whose keys are not KeySpecs (fields, parameters).

/// A finite number within [min, max].
[[nodiscard]] std::optional<double> check_number(const TomlNode& node, const std::string& path, double min,
                                                 double max, std::string_view unit,
                                                 const ReadingContext& context);
/// A whole number within [min, max].
[[nodiscard]] std::optional<std::int64_t> check_whole(const TomlNode& node, const std::string& path,
                                                      double min, double max, std::string_view unit,
                                                      const ReadingContext& context);
/// A string of 1 to 4,000 characters without control characters.
[[nodiscard]] std::optional<std::string> check_text(const TomlNode& node, const std::string& path,
                                                    const ReadingContext& context);
/// Reports "`path` must be `wanted`, found ...".
void wrong_type(const TomlNode& node, const std::string& path, std::string_view wanted,
                const ReadingContext& context, std::string hint = {});
/// The last part of a dotted path in backticks, for messages.
[[nodiscard]] std::string quoted_key(const std::string& path);
/// A number as planners and TOML write it: shortest digits that give the same value back.
[[nodiscard]] std::string number_text(double value);

}  // namespace pilotwave
