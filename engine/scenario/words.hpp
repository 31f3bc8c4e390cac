#pragma once

#include <string>
#include <string_view>

#include "model/interventions/intervention_def.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {

// Values of a scenario as a planner would say them.

[[nodiscard]] std::string date_words(Date day);  ///< "17 August 2026"
/// "30 weeks", "60%" for shares, "0.8" for scores.
[[nodiscard]] std::string quantity_words(double value, std::string_view unit);
/// A key as words: "hours per teacher".
[[nodiscard]] std::string key_words(std::string_view key);
/// A field with its value: "6 hours per teacher", "format cohort", "weekly hours: educators 6, IT 8,
/// administrators 4".
[[nodiscard]] std::string field_words(const FieldSpec& spec, const FieldValue& value);
/// "at 6 schools picked stratified by poverty", "at all schools".
[[nodiscard]] std::string schools_words(const SchoolPick& pick);
/// "begins 17 August 2026", "begins once trained_share >= 0.7 (not before 11 January 2027)".
[[nodiscard]] std::string begin_words(const InterventionDef& def);
/// "ends 1 June 2027", "ends once vendor_failed == 1", both, or "lasts".
[[nodiscard]] std::string end_words(const InterventionDef& def);
/// "at least 60% by 9 June 2028".
[[nodiscard]] std::string goal_words(const GoalDef& goal);

}  // namespace pilotwave
