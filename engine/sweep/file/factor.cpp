#include "sweep/file/factor.hpp"

#include <cmath>

#include "base/assert.hpp"
#include "scenario/table_reader.hpp"

namespace pilotwave {

bool FactorDef::is_number() const {
  using enum FactorTarget::Kind;
  switch (target.kind) {
    case Parameter:
    case Department:
    case SchoolCount:
    case SchoolShare:
      return true;
    case Field:
      return target.field->type == FieldType::Number || target.field->type == FieldType::Integer;
    case Day:
    case District:
    case Plan:
      return false;
  }
  return false;
}

bool names_file(const FactorDef& factor) {
  return factor.target.kind == FactorTarget::Kind::District || factor.target.kind == FactorTarget::Kind::Plan;
}

std::string factor_text(const FactorDef& factor, double value) {
  if (std::isnan(value)) return {};
  if (factor.is_number()) return number_text(value);
  const auto level = static_cast<std::size_t>(value);
  PILOTWAVE_ASSERT(level < factor.level_texts.size(), "a value names one of the levels");
  return factor.level_texts[level];
}

}  // namespace pilotwave
