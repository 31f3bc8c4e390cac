#pragma once

#include "scenario/table_reader.hpp"
#include "sweep/file/sweep_def.hpp"
#include "sweep/file/sweep_sources.hpp"

namespace pilotwave {

/// Reads the table that a list's `table` names: each column becomes a factor beside the constants that are
/// there already, each row a point. Reports whatever is wrong in either file.
void read_point_table(const TableReader& sweep, SweepDef& def, SweepSources& sources);

}  // namespace pilotwave
