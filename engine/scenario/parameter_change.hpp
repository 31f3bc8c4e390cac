#pragma once

#include <span>
#include <vector>

#include "model/params.hpp"
#include "model/tool.hpp"

namespace pilotwave {

/// A change to one parameter of the model.
struct ParameterValue {
  std::size_t index = 0;  ///< into param_catalogue()
  double value = 0;
};

/// Changes parameters of a checked scenario; tools that have a parameter's value as their default follow it.
void change_parameters(Params& params, std::vector<ToolDef>& tools, std::span<const ParameterValue> changes);

}  // namespace pilotwave
