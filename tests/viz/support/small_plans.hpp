#pragma once

#include <initializer_list>
#include <vector>

#include "scenario/scenario.hpp"
#include "support/small_world.hpp"

namespace pilotwave::viz::test {

using pilotwave::test::act;
using pilotwave::test::small_district;

/// A scenario on a small district, as if it had been read from a file: tools open everywhere from a day on.
/// @param open  "2026-09-07"; empty: never
[[nodiscard]] Scenario small_scenario(const char* name, const char* open, int n_schools = 6,
                                      int students = 300, int n_weeks = 80);

/// Two of them: the first asks for its tools in the week of 5 October 2026, the tenth, and they part in the
/// next.
[[nodiscard]] std::vector<Scenario> small_pair(int n_schools = 6, int students = 300, int n_weeks = 80);

}  // namespace pilotwave::viz::test
