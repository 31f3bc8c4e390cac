#pragma once

#include <optional>

#include "doctor/trial.hpp"
#include "model/state.hpp"

namespace pilotwave {

/// What must hold of a state after any week of any run, whatever the plan and the assumptions: levels and
/// shares in range and finite, kept counts of friends and colleagues equal to counts made afresh, no more
/// seats granted than paid for, every cent and minute booked once, every review job in the queue or done, no
/// flaw mended twice.
/// @param ledger_before  as the week before closed
/// @return the first thing that does not hold
[[nodiscard]] std::optional<Breach> broken_invariant(const World& world, const Plan& plan,
                                                     const Ledger& ledger_before, const ModelState& state,
                                                     int week);

/// The first number of a record that is infinite, or missing for the whole district.
[[nodiscard]] std::optional<Breach> unmeasured(const RunRecord& record);

}  // namespace pilotwave
