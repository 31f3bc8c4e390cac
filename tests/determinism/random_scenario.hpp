#pragma once

#include <cstdint>
#include <string>

#include "population/district_def.hpp"
#include "sim/plan.hpp"

namespace pilotwave::test {

/// A small district drawn from a number: 2 to 6 schools of all levels, with some staff each.
[[nodiscard]] DistrictDef random_district(std::uint32_t seed);

/// A plan drawn from a number: up to six interventions of any kind with fields drawn inside their bounds.
[[nodiscard]] Plan random_plan(std::uint32_t seed, int n_weeks, const DistrictDef& district);

/// A plan without interventions on the default tools.
[[nodiscard]] Plan empty_plan(int n_weeks);

/// One intervention of a kind, all fields at their defaults, tools filled in where the kind takes tools.
[[nodiscard]] InterventionDef default_intervention(std::string_view kind, Date start);

}  // namespace pilotwave::test
