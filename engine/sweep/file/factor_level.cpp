#include "sweep/file/factor_level.hpp"

#include <cmath>

#include <fmt/format.h>

#include "population/import/cell.hpp"
#include "scenario/field_reader.hpp"
#include "sweep/file/factor_target.hpp"

namespace pilotwave {
namespace {

constexpr char kBetweenTools = '+';
constexpr double kLargestExactWhole = 9007199254740992.0;  // 2^53

std::string tools_text(const std::vector<std::string>& tools) {
  std::string out;
  for (const std::string& tool : tools) out += (out.empty() ? "" : std::string(1, kBetweenTools)) + tool;
  return out;
}

std::string named_text(const FactorDef& factor, const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* tools = std::get_if<std::vector<std::string>>(&value)) return tools_text(*tools);
  if (factor.target.field != nullptr && factor.target.field->type == FieldType::Flag)
    return std::get<double>(value) != 0 ? "true" : "false";
  return number_text(std::get<double>(value));
}

std::optional<FactorLevel> read_day_level(const TomlNode& node, const std::string& path,
                                          const ReadingContext& context) {
  const auto day = node.type == TomlNode::Type::Day ? parse_date(node.text) : std::nullopt;
  if (day) return FactorLevel{date_text(*day), date_text(*day)};
  wrong_type(node, path, "a date", context, "write it like 2026-08-03, without quotes");
  return std::nullopt;
}

}  // namespace

std::optional<FactorLevel> read_level(const TomlNode& node, const FactorDef& factor, const std::string& path,
                                      const ReadingContext& context) {
  const TargetRange range = range_of(factor.target);
  switch (range.type) {
    case TargetRange::Type::Number:
      if (const auto value = check_number(node, path, range.min, range.max, range.unit, context))
        return FactorLevel{*value, number_text(*value)};
      return std::nullopt;
    case TargetRange::Type::Whole:
      if (const auto value = check_whole(node, path, range.min, range.max, range.unit, context))
        return FactorLevel{static_cast<double>(*value), number_text(static_cast<double>(*value))};
      return std::nullopt;
    case TargetRange::Type::Day:
      return read_day_level(node, path, context);
    case TargetRange::Type::Named:
      break;
  }
  if (factor.target.field == nullptr) {
    const auto text = check_text(node, path, context);
    return text ? std::optional(FactorLevel{*text, *text}) : std::nullopt;
  }
  const auto value = read_field(node, *factor.target.field, path, context);
  return value ? std::optional(FactorLevel{*value, named_text(factor, *value)}) : std::nullopt;
}

TomlNode node_of_cell(const std::string& text, const FactorDef& factor, const SourcePlace& place) {
  TomlNode node;
  node.line = place.line, node.column = place.column;
  node.type = TomlNode::Type::Text;
  node.text = text;
  const FieldSpec* field = factor.target.kind == FactorTarget::Kind::Field ? factor.target.field : nullptr;
  if (field != nullptr && field->type == FieldType::Tools) {
    TomlNode list = node;
    list.type = TomlNode::Type::List;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find(kBetweenTools, begin), text.size());
      node.text = text.substr(begin, end - begin);
      list.items.push_back(node);
      begin = end + 1;
    }
    return list;
  }
  if (field != nullptr && field->type == FieldType::Flag && (text == "true" || text == "false")) {
    node.type = TomlNode::Type::Flag;
    node.flag = text == "true";
  } else if (factor.target.kind == FactorTarget::Kind::Day && parse_date(text)) {
    node.type = TomlNode::Type::Day;
  } else if (const auto number = factor.is_number() ? parse_number(text) : std::nullopt) {
    node.number = *number;
    const bool whole = std::floor(*number) == *number && std::abs(*number) < kLargestExactWhole;
    node.type = whole ? TomlNode::Type::Whole : TomlNode::Type::Number;
    if (whole) node.whole = static_cast<std::int64_t>(*number);
  }
  return node;
}

}  // namespace pilotwave
