#pragma once

#include <string>
#include <variant>

#include "sweep/file/factor.hpp"

namespace pilotwave {

/// Why a key names nothing that can be varied.
struct TargetError {
  std::string what, hint;
};

/// What a key of [parameters] is about: `district`, `plan`, a registered parameter, or KIND.FIELD and
/// KIND[NAME].FIELD of an intervention, where FIELD may also be `start`, `end`, `not_before`,
/// `schools.count`, `schools.share`, or a department's part of a field. Where a parameter and a field have
/// the same key, the parameter is meant.
[[nodiscard]] std::variant<FactorTarget, TargetError> parse_target(const std::string& key);

/// Whether a longer key may begin with this one, as nested tables write it.
[[nodiscard]] bool begins_target(const std::string& key);

/// What a target takes.
struct TargetRange {
  enum class Type : std::uint8_t { Number, Whole, Named, Day } type = Type::Number;
  double min = 0, max = 0;
  std::string unit, label;
};
[[nodiscard]] TargetRange range_of(const FactorTarget& target);

}  // namespace pilotwave
