#pragma once

#include <optional>
#include <string>

#include "scenario/table_reader.hpp"
#include "sweep/file/factor.hpp"

namespace pilotwave {

/// One value of a list with the text that stands for it in tables.
struct FactorLevel {
  FieldValue value;
  std::string text;
};

/// Checks one value of a factor against what its target takes; nothing after an error, which is reported.
/// @param path  dotted key, for messages
[[nodiscard]] std::optional<FactorLevel> read_level(const TomlNode& node, const FactorDef& factor,
                                                    const std::string& path, const ReadingContext& context);

/// A cell of a table as the node that TOML would have had for it; tools of a list stand with + between.
[[nodiscard]] TomlNode node_of_cell(const std::string& text, const FactorDef& factor,
                                    const SourcePlace& place);

}  // namespace pilotwave
