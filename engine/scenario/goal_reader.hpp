#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/layer.hpp"

namespace pilotwave {

/// Groups of people or schools that a goal may name, beside `school:<id>`.
[[nodiscard]] std::span<const std::string_view> goal_groups();
/// "at_least", "at_most", "at_most_per_1000_staff_year".
[[nodiscard]] std::string_view goal_kind_name(GoalDef::Kind kind);

/// Reads a [goals] table: by metric key, a table or a list of tables.
[[nodiscard]] std::map<std::string, std::vector<GoalSetting>> read_goals(const TomlNode& table,
                                                                         const ReadingContext& context);

}  // namespace pilotwave
