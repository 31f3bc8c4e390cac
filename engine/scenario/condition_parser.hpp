#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "model/condition.hpp"

namespace pilotwave {

/// The first thing that is wrong with a condition.
struct ConditionError {
  std::size_t offset = 0;  ///< byte in the text at which it stands
  std::string what, hint;
};

/// Parses `(pilot.incidents_90d <= 1 and trained_share >= 0.7) or not vendor_failed == 1`.
/// `not` binds closer than `and`, `and` closer than `or`; at most 100 comparisons and 32 nested parentheses.
[[nodiscard]] std::variant<Condition, ConditionError> parse_condition(std::string_view text);

}  // namespace pilotwave
