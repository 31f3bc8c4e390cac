#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/diagnostic.hpp"
#include "model/condition.hpp"
#include "model/interventions/field.hpp"
#include "model/school_pick.hpp"

namespace pilotwave {

/// One `[[intervention]]` of a plan, checked, defaults filled in. What every kind has in common stands here;
/// the rest is in `fields`, described by the kind's table (interventions/catalogue.hpp).
struct InterventionDef {
  std::string kind;
  std::string name;  ///< optional label; also tells apart two of a kind; keys the luck of its choices
  std::optional<Date> start;  ///< begins in the week that holds this day
  std::optional<Date> end;    ///< first day on which it no longer acts
  Condition when;             ///< begins in the first week this holds (from `not_before` on)
  Condition until;            ///< ends in the first week after its start in which this holds
  std::optional<Date> not_before;
  SchoolPick schools;
  Fields fields;
  SourcePlace place;  ///< where it was written; never enters a result
};

}  // namespace pilotwave
