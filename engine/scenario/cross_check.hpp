#pragma once

#include "scenario/inherit.hpp"

namespace pilotwave {

/// Rules that need more than one place of a scenario: dates against the run, tools and schools that must
/// exist.
/// @param district  nullptr when it could not be read: nothing is then said about schools
void cross_check(const Inherited& inherited, const DistrictDef* district, Findings& findings);

}  // namespace pilotwave
