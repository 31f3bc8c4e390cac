#pragma once

#include "population/world.hpp"

namespace pilotwave {

/// The district's table as columns: keys, bands, poverty terciles, positions in km, first seats.
[[nodiscard]] SchoolColumns make_school_columns(const DistrictDef& district);

/// Splits each school's enrolment over its grades (prekindergarten counts half a grade) and its grades into
/// homerooms, and gives every post a subject, a grade and its sections. Fills `schools.first_section`.
void make_sections(World& world, const WorldDef& def);

}  // namespace pilotwave
