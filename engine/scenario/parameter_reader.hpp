#pragma once

#include <vector>

#include "scenario/layer.hpp"

namespace pilotwave {

/// Reads a [parameters] table: values by dotted key, nested or quoted, each known to param_catalogue() and
/// within its range.
[[nodiscard]] std::vector<Placed<ParameterSetting>> read_parameters(const TomlNode& table,
                                                                    const ReadingContext& context);

}  // namespace pilotwave
