#include "scenario/table_reader.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/assert.hpp"
#include "base/nearest_name.hpp"

namespace pilotwave {
namespace {

constexpr std::size_t kLongestText = 4000;
constexpr std::size_t kShortestPart = 4;  // of a key, to be taken for the whole

/// What an unknown key was probably meant to be: close in spelling, or a known one in part.
std::string suggest_key(const std::string& key, const std::vector<std::string>& known) {
  if (nearest_name(key, known).empty() && key.size() >= kShortestPart) {
    for (const std::string& name : known) {
      if (name.find(key) != std::string::npos ||
          (name.size() >= kShortestPart && key.find(name) != std::string::npos)) {
        return fmt::format("did you mean `{}`?", name);
      }
    }
  }
  return suggest_name(key, known);
}

std::string between(double min, double max, std::string_view unit) {
  const std::string end = unit.empty() ? "" : fmt::format(" ({})", unit);
  return fmt::format("between {} and {}{}", number_text(min), number_text(max), end);
}

/// Whether a number lies in its range; reports when not.
bool in_range(double value, const TomlNode& node, const std::string& path, double min, double max,
              std::string_view unit, const ReadingContext& context) {
  if (value >= min && value <= max) return true;
  const bool percent = (unit == "share" || unit == "score") && max == 1 && value >= 2 && value <= 100;
  context.findings.bad_input(
      context.place(node), path,
      fmt::format("{} must lie {}, found {}", quoted_key(path), between(min, max, unit), number_text(value)),
      percent ? fmt::format("for {} percent write {}", number_text(value), number_text(value / 100)) : "");
  return false;
}

}  // namespace

std::string quoted_key(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  return fmt::format("`{}`", dot == std::string::npos ? path : path.substr(dot + 1));
}

std::string number_text(double value) { return fmt::format("{}", value); }

void wrong_type(const TomlNode& node, const std::string& path, std::string_view wanted,
                const ReadingContext& context, std::string hint) {
  context.findings.bad_input(
      context.place(node), path,
      fmt::format("{} must be {}, found {}", quoted_key(path), wanted, type_name(node)), std::move(hint));
}

std::optional<double> check_number(const TomlNode& node, const std::string& path, double min, double max,
                                   std::string_view unit, const ReadingContext& context) {
  if (!node.is_number()) {
    wrong_type(node, path, "a number", context,
               node.type == TomlNode::Type::Text ? "numbers stand without quotes" : "");
    return std::nullopt;
  }
  if (!std::isfinite(node.number)) {
    context.findings.bad_input(context.place(node), path,
                               fmt::format("{} must be a finite number, found {}", quoted_key(path),
                                           std::isnan(node.number) ? "nan" : "inf"),
                               fmt::format("write a number {}", between(min, max, unit)));
    return std::nullopt;
  }
  if (!in_range(node.number, node, path, min, max, unit, context)) return std::nullopt;
  return node.number == 0 ? 0.0 : node.number;  // -0.0 is 0
}

std::optional<std::int64_t> check_whole(const TomlNode& node, const std::string& path, double min, double max,
                                        std::string_view unit, const ReadingContext& context) {
  if (node.type != TomlNode::Type::Whole) {
    wrong_type(node, path, "a whole number", context,
               node.type == TomlNode::Type::Text ? "numbers stand without quotes" : "");
    return std::nullopt;
  }
  if (!in_range(node.number, node, path, min, max, unit, context)) return std::nullopt;
  return node.whole;
}

std::optional<std::string> check_text(const TomlNode& node, const std::string& path,
                                      const ReadingContext& context) {
  if (node.type != TomlNode::Type::Text) {
    wrong_type(node, path, "a string", context, node.is_number() ? "text stands in \"quotes\"" : "");
    return std::nullopt;
  }
  const auto refuse = [&](std::string_view what) {
    context.findings.bad_input(context.place(node), path, fmt::format("{} {}", quoted_key(path), what));
    return std::nullopt;
  };
  if (node.text.find_first_not_of(" \t\r\n") == std::string::npos) return refuse("is empty");
  if (node.text.size() > kLongestText) return refuse(fmt::format("is longer than {} bytes", kLongestText));
  for (const char c : node.text) {
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f) {
      return refuse("holds a control character");
    }
  }
  return node.text;
}

TableReader::TableReader(const TomlNode& table, std::string path, std::span<const KeySpec> keys,
                         ReadingContext context)
    : table_(table), path_(std::move(path)), keys_(keys), context_(std::move(context)) {
  std::vector<std::string> known;
  for (const KeySpec& key : keys_) known.emplace_back(key.key);
  for (const TomlEntry& entry : table_.entries) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end() || context_.findings.full()) continue;
    context_.findings.bad_input({context_.file, entry.line, entry.column}, this->path(entry.key),
                                fmt::format("unknown key `{}`", entry.key), suggest_key(entry.key, known));
  }
  for (const KeySpec& key : keys_) {
    if (!key.required || table_.find(key.key) != nullptr) continue;
    context_.findings.bad_input(place(), this->path(key.key), fmt::format("`{}` is missing", key.key),
                                std::string(key.text));
  }
}

const KeySpec& TableReader::spec(std::string_view key) const {
  for (const KeySpec& spec : keys_) {
    if (spec.key == key) return spec;
  }
  PILOTWAVE_ASSERT(false, "a reader asks only for keys of its table");
  return keys_.front();
}

const TomlNode* TableReader::find(std::string_view key) const {
  static_cast<void>(spec(key));
  const TomlEntry* entry = table_.find(key);
  return entry == nullptr ? nullptr : &entry->value;
}

std::string TableReader::path(std::string_view key) const {
  return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

SourcePlace TableReader::place(std::string_view key) const {
  const TomlNode* node = find(key);
  return node == nullptr ? place() : context_.place(*node);
}

void TableReader::error(std::string_view key, std::string what, std::string hint) const {
  context_.findings.bad_input(place(key), path(key), std::move(what), std::move(hint));
}

std::optional<std::string> TableReader::text(std::string_view key) const {
  const TomlNode* node = find(key);
  if (node == nullptr) return std::nullopt;
  return check_text(*node, path(key), context_);
}

std::optional<double> TableReader::number(std::string_view key) const {
  const TomlNode* node = find(key);
  if (node == nullptr) return std::nullopt;
  const KeySpec& s = spec(key);
  return check_number(*node, path(key), s.min, s.max, s.unit, context_);
}

std::optional<std::int64_t> TableReader::whole(std::string_view key) const {
  const TomlNode* node = find(key);
  if (node == nullptr) return std::nullopt;
  const KeySpec& s = spec(key);
  return check_whole(*node, path(key), s.min, s.max, s.unit, context_);
}

std::optional<bool> TableReader::flag(std::string_view key) const {
  const TomlNode* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->type != TomlNode::Type::Flag) {
    wrong_type(*node, path(key), "true or false", context_);
    return std::nullopt;
  }
  return node->flag;
}

std::optional<Date> TableReader::day(std::string_view key) const {
  const TomlNode* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->type != TomlNode::Type::Day) {
    const bool is_quoted = node->type == TomlNode::Type::Text && parse_date(node->text).has_value();
    wrong_type(*node, path(key), "a date", context_,
               is_quoted ? fmt::format("write {} without quotes", node->text) : "write it like 2026-08-03");
    return std::nullopt;
  }
  const auto day = parse_date(node->text);
  if (!day)
    error(key, fmt::format("{} is not a day of the years 1900 to 2200", node->text),
          "write it like 2026-08-03");
  return day;
}

const TomlNode* TableReader::table(std::string_view key) const {
  const TomlNode* node = find(key);
  if (node == nullptr || node->is_table()) return node;
  wrong_type(*node, path(key), "a table", context_,
             node->is_list() ? fmt::format("write [{}] once, with single brackets", path(key)) : "");
  return nullptr;
}

const TomlNode* TableReader::list(std::string_view key) const {
  const TomlNode* node = find(key);
  if (node == nullptr || node->is_list()) return node;
  wrong_type(*node, path(key), "a list", context_,
             node->is_table() ? fmt::format("write [[{}]] with double brackets", path(key)) : "");
  return nullptr;
}

std::vector<const TomlNode*> TableReader::tables(std::string_view key) const {
  std::vector<const TomlNode*> found;
  const TomlNode* node = list(key);
  if (node == nullptr) return found;
  for (std::size_t i = 0; i < node->items.size(); ++i) {
    const TomlNode& item = node->items[i];
    if (item.is_table())
      found.push_back(&item);
    else
      wrong_type(item, fmt::format("{}[{}]", path(key), i + 1), "a table", context_);
  }
  return found;
}

}  // namespace pilotwave
