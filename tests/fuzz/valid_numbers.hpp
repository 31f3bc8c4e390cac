#pragma once

#include <cmath>

#include "scenario/scenario.hpp"
#include "scenario/today_fields.hpp"
#include "scenario/tool_reader.hpp"

namespace pilotwave::testing {

/// Whether every number of a field is finite.
inline bool is_finite(const FieldValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return std::isfinite(*number);
  if (const auto* three = std::get_if<std::array<double, 3>>(&value)) {
    return std::isfinite((*three)[0]) && std::isfinite((*three)[1]) && std::isfinite((*three)[2]);
  }
  return true;
}

/// Whether every number of a district is finite; positions may be unknown.
inline bool is_finite(const DistrictDef& district) {
  bool good = true;
  for (const SchoolDef& s : district.schools) {
    good = good && std::isfinite(s.poverty_share) && std::isfinite(s.english_learner_share) &&
           std::isfinite(s.home_access_share) && std::isfinite(s.devices_per_student) &&
           std::isfinite(s.principal_support) && s.students >= 1 && s.teachers >= 1;
  }
  for (const TodayField& field : kTodayFields) {
    const auto& value = district.today.*field.value;
    good = good && (!value || std::isfinite(*value));
  }
  const DepartmentHours& hours = district.department_hours;
  return good && std::isfinite(hours.educators) && std::isfinite(hours.it) &&
         std::isfinite(hours.administrators);
}

/// Whether every number of a scenario is finite.
inline bool is_finite(const Scenario& scenario) {
  bool good = is_finite(scenario.district);
  for (const double value : scenario.params.values()) good = good && std::isfinite(value);
  for (const ToolDef& tool : scenario.tools) {
    for (const ToolField& field : tool_fields()) good = good && std::isfinite(tool.*field.value);
  }
  for (const GoalDef& goal : scenario.goals) good = good && std::isfinite(goal.threshold);
  for (const InterventionDef& def : scenario.interventions) {
    for (const auto& [key, value] : def.fields.all()) good = good && is_finite(value);
    for (const Condition* condition : {&def.when, &def.until}) {
      for (const Condition::Node& node : condition->program) good = good && std::isfinite(node.number);
    }
  }
  return good;
}

}  // namespace pilotwave::testing
