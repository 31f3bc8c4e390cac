#pragma once

#include <span>
#include <string>
#include <vector>

#include "scenario/layer.hpp"

namespace pilotwave {

/// A number that describes a tool: its key in `[[tool]]`, which is also the end of the parameter
/// `tool.<kind>.<key>` that holds its default, range and source.
struct ToolField {
  std::string_view key;
  double ToolDef::*value;
};
[[nodiscard]] std::span<const ToolField> tool_fields();
/// Whether two plans know the same tools, number by number.
[[nodiscard]] bool same_tools(const std::vector<ToolDef>& a, const std::vector<ToolDef>& b);
/// The parameter that gives a field's default for a kind of tool.
[[nodiscard]] std::size_t tool_parameter(ToolKind kind, const ToolField& field);

/// Reads `[[tool]]` tables.
[[nodiscard]] std::vector<Placed<ToolSetting>> read_tools(const std::vector<const TomlNode*>& tables,
                                                          const ReadingContext& context);

/// The tools of a scenario: the four standard ones with their parameters' values, then every setting in turn.
/// Sorted by kind, then id, so that the order of files and tables decides nothing.
[[nodiscard]] std::vector<ToolDef> assemble_tools(const std::vector<Placed<ToolSetting>>& settings,
                                                  const Params& params, Findings& findings);

}  // namespace pilotwave
