#pragma once

#include <span>
#include <vector>

#include "model/metrics/measure.hpp"
#include "sim/run_record.hpp"
#include "sim/simulation.hpp"

namespace pilotwave {

/// The groups of a district that every number is split by, in table order.
[[nodiscard]] std::vector<GroupDef> record_groups(const World& world, bool schools);

/// Writes one week into the record. Reads only.
void record_week(const WeekContext& ctx, const ModelState& state, std::span<const SchoolTally> tallies,
                 RunRecord& record, Executor& executor);

}  // namespace pilotwave
