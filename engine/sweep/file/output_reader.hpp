#pragma once

#include "scenario/table_reader.hpp"
#include "sweep/file/sweep_def.hpp"

namespace pilotwave {

/// Reads [outputs] into a sweep whose scenarios are known; without it every metric of the whole district is
/// kept at the end, and how runs fare by their goals.
void read_outputs(const TableReader& sweep, SweepDef& def);

}  // namespace pilotwave
