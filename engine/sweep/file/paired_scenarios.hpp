#pragma once

#include "scenario/table_reader.hpp"
#include "sweep/file/sweep_def.hpp"
#include "sweep/file/sweep_sources.hpp"

namespace pilotwave {

/// Reads the plans that are run at each point, from `scenarios` or from the parameter `plan`, in every
/// district of the sweep, and reports those that do not pair. The factors are known.
void read_scenarios(const TableReader& sweep, SweepDef& def, SweepSources& sources);

/// Reports factors about an intervention that no scenario has, or that one has more than once.
void check_fields(const SweepDef& def, Findings& findings);

}  // namespace pilotwave
