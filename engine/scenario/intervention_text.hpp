#pragma once

#include <string>

#include "model/interventions/intervention_def.hpp"

namespace pilotwave {

/// An intervention as a `[[intervention]]` table with every value in force.
[[nodiscard]] std::string intervention_text(const InterventionDef& def);
/// The value of `schools = `.
[[nodiscard]] std::string school_pick_text(const SchoolPick& pick);
/// The value of a field, as its type is written.
[[nodiscard]] std::string field_text(const FieldSpec& spec, const FieldValue& value);

}  // namespace pilotwave
