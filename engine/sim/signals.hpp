#pragma once

#include <array>
#include <span>

#include "model/condition.hpp"
#include "model/metrics/measure.hpp"
#include "model/week.hpp"

namespace pilotwave {

using Signals = std::array<double, kSignals>;

/// What a plan's conditions may ask, from last week's tallies and state.
/// @param pilot_phases  phase of every pilot of the plan that has started: 0 running, 1 passed, 2 stopped
[[nodiscard]] Signals read_signals(const World& world, const ModelState& state,
                                   std::span<const SchoolTally> tallies, std::int64_t cap_cents,
                                   std::span<const std::uint8_t> pilot_phases, int pilot_weeks,
                                   std::span<const std::uint8_t> pilot_schools);

}  // namespace pilotwave
