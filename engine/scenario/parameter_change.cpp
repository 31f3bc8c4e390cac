#include "scenario/parameter_change.hpp"

#include "scenario/tool_reader.hpp"

namespace pilotwave {
namespace {

constexpr std::string_view kToolParameters = "tool.";

void let_tools_follow(const Params& params, std::vector<ToolDef>& tools, const ParameterValue& change) {
  for (ToolDef& tool : tools) {
    for (const ToolField& field : tool_fields()) {
      if (tool_parameter(tool.kind, field) == change.index && tool.*field.value == params[change.index])
        tool.*field.value = change.value;
    }
  }
}

}  // namespace

void change_parameters(Params& params, std::vector<ToolDef>& tools, std::span<const ParameterValue> changes) {
  for (const ParameterValue& change : changes) {
    if (param_catalogue()[change.index].key.starts_with(kToolParameters))
      let_tools_follow(params, tools, change);
    params.set(change.index, change.value);
  }
}

}  // namespace pilotwave
