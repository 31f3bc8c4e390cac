#pragma once

#include <optional>

#include "doctor/trial.hpp"
#include "model/state.hpp"

namespace pilotwave {

// What must hold of a state after any week of any run, whatever the plan and the assumptions. Each returns
// the first thing that does not hold.

/// Every post and seat is there, and whoever is in it at one level of use.
[[nodiscard]] std::optional<Breach> broken_standing(const World& world, const ModelState& state, int week);
/// Scores of people lie within 0 and 1, hours are not below 0, learning is a number.
[[nodiscard]] std::optional<Breach> broken_ranges(const World& world, const ModelState& state, int week);
/// Counts of using friends and colleagues move by what changes; counted afresh they are the same.
[[nodiscard]] std::optional<Breach> broken_kept_counts(const World& world, const Params& params,
                                                       const ModelState& state, int week);
/// No more seats than people or than were paid for, none where the tool is closed; no pilot of closed tools.
[[nodiscard]] std::optional<Breach> broken_access(const World& world, const Plan& plan,
                                                  const ModelState& state, int week);
/// Every cent and minute is booked once. @param before  as the week before closed
[[nodiscard]] std::optional<Breach> broken_ledger(const Ledger& before, const Ledger& after, int week);
/// Every review job waits or is done, no flaw is mended twice.
[[nodiscard]] std::optional<Breach> broken_reviews(const DistrictState& district, const Plan& plan, int week);

/// All of these. @param ledger_before  as the week before closed
[[nodiscard]] std::optional<Breach> broken_invariant(const World& world, const Plan& plan,
                                                     const Ledger& ledger_before, const ModelState& state,
                                                     int week);

/// Of a finished run: the students who came and went are on the books, and as many came as went.
[[nodiscard]] std::optional<Breach> broken_comings_and_goings(const World& world, const DistrictState& last);

/// The first number of a record that is infinite, or missing for the whole district.
[[nodiscard]] std::optional<Breach> unmeasured(const RunRecord& record);

}  // namespace pilotwave
