#pragma once

#include <vector>

#include "scenario/layer.hpp"

namespace pilotwave {

/// Reads `[[intervention]]` tables: kind, timing, schools and the kind's own fields, defaults filled in.
[[nodiscard]] std::vector<InterventionSetting> read_interventions(const std::vector<const TomlNode*>& tables,
                                                                  const ReadingContext& context);
/// Reads `[[remove]]` tables.
[[nodiscard]] std::vector<RemoveSetting> read_removals(const std::vector<const TomlNode*>& tables,
                                                       const ReadingContext& context);

}  // namespace pilotwave
