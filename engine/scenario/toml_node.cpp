#include "scenario/toml_node.hpp"

namespace pilotwave {

const TomlEntry* TomlNode::find(std::string_view key) const {
  for (const TomlEntry& entry : entries) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

std::string_view type_name(const TomlNode& node) {
  switch (node.type) {
    case TomlNode::Type::Text:
      return "a string";
    case TomlNode::Type::Whole:
      return "a whole number";
    case TomlNode::Type::Number:
      return "a number with a fraction";
    case TomlNode::Type::Flag:
      return "true or false";
    case TomlNode::Type::Day:
      return "a date";
    case TomlNode::Type::Moment:
      return "a time";
    case TomlNode::Type::Table:
      return "a table";
    case TomlNode::Type::List:
      return "a list";
  }
  return "something else";
}

}  // namespace pilotwave
