#include "scenario/field_reader.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/nearest_name.hpp"

namespace pilotwave {
namespace {

std::optional<FieldValue> read_flag(const TomlNode& node, const std::string& path,
                                    const ReadingContext& context) {
  if (node.type == TomlNode::Type::Flag) return FieldValue{node.flag ? 1.0 : 0.0};
  wrong_type(node, path, "true or false", context);
  return std::nullopt;
}

std::optional<FieldValue> read_choice(const TomlNode& node, const FieldSpec& spec, const std::string& path,
                                      const ReadingContext& context) {
  const auto text = check_text(node, path, context);
  if (!text) return std::nullopt;
  const std::vector<std::string> names = choice_names(spec);
  if (std::find(names.begin(), names.end(), *text) != names.end()) return FieldValue{*text};
  context.findings.bad_input(context.place(node), path,
                             fmt::format("{} cannot be \"{}\"", quoted_key(path), *text),
                             suggest_name(*text, names));
  return std::nullopt;
}

std::optional<FieldValue> read_tool_list(const TomlNode& node, const std::string& path,
                                         const ReadingContext& context) {
  if (!node.is_list()) {
    wrong_type(
        node, path, "a list of tool ids", context,
        node.type == TomlNode::Type::Text ? fmt::format("write [\"{}\"]", node.text) : "write [\"tutor\"]");
    return std::nullopt;
  }
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const auto id = check_text(node.items[i], fmt::format("{}[{}]", path, i + 1), context);
    if (!id) continue;
    if (std::find(ids.begin(), ids.end(), *id) != ids.end()) {
      context.findings.bad_input(context.place(node.items[i]), path,
                                 fmt::format("tool `{}` is named twice", *id), "name it once");
      continue;
    }
    ids.push_back(*id);
  }
  std::sort(ids.begin(), ids.end());
  return FieldValue{std::move(ids)};
}

/// Three numbers, each with the bounds of the field.
std::optional<FieldValue> read_departments(const TomlNode& node, const FieldSpec& spec,
                                           const std::string& path, const ReadingContext& context) {
  if (!node.is_table()) {
    wrong_type(node, path, "a table with a number for each department", context,
               "write { educators = 4, it = 6, administrators = 4 }");
    return std::nullopt;
  }
  std::array<KeySpec, 3> keys{};
  std::array<double, 3> values{};
  for (std::size_t d = 0; d < keys.size(); ++d) {
    keys[d] = department_keys()[d];
    keys[d].min = spec.min;
    keys[d].max = spec.max;
    keys[d].unit = spec.unit;
  }
  const TableReader reader(node, path, keys, context);
  for (std::size_t d = 0; d < keys.size(); ++d)
    values[d] = reader.number(keys[d].key).value_or(spec.default_number);
  return FieldValue{values};
}

}  // namespace

std::vector<std::string> choice_names(const FieldSpec& spec) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < spec.choices.size();) {
    const std::size_t end = std::min(spec.choices.find(' ', begin), spec.choices.size());
    if (end > begin) names.emplace_back(spec.choices.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

std::optional<FieldValue> read_field(const TomlNode& node, const FieldSpec& spec, const std::string& path,
                                     const ReadingContext& context) {
  switch (spec.type) {
    case FieldType::Number:
      if (const auto value = check_number(node, path, spec.min, spec.max, spec.unit, context)) return *value;
      return std::nullopt;
    case FieldType::Integer:
      if (const auto value = check_whole(node, path, spec.min, spec.max, spec.unit, context)) {
        return static_cast<double>(*value);
      }
      return std::nullopt;
    case FieldType::Flag:
      return read_flag(node, path, context);
    case FieldType::Choice:
      return read_choice(node, spec, path, context);
    case FieldType::Tools:
      return read_tool_list(node, path, context);
    case FieldType::Departments:
      return read_departments(node, spec, path, context);
  }
  return std::nullopt;
}

}  // namespace pilotwave
