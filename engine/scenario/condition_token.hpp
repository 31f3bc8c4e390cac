#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "model/condition.hpp"
#include "scenario/condition_parser.hpp"

namespace pilotwave {

/// A word, number or sign of a condition.
struct ConditionToken {
  enum class Kind : std::uint8_t { Name, Number, Compare, And, Or, Not, Open, Close, End };
  Kind kind = Kind::End;
  std::size_t offset = 0;
  std::string_view text;
  double number = 0;                       ///< Number
  Condition::Op op = Condition::Op::Less;  ///< Compare
};

/// The token at or behind `offset`, or what stands there that is none.
[[nodiscard]] std::variant<ConditionToken, ConditionError> next_token(std::string_view text,
                                                                      std::size_t offset);

}  // namespace pilotwave
