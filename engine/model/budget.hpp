#pragma once

#include <string>
#include <vector>

#include "model/week.hpp"

namespace pilotwave {

/// What a week's plan may cost, decided before it happens: caps bind in this order, and what cannot be
/// staffed or paid does not happen. Hours first: under the cap of a role the standing work that comes last in
/// Activity is dropped first, and review gets what is left. Then money: 1 response to incidents (always paid,
/// may overdraw), 2 training (places are cut to what can be paid), 3 coaches, 4 standing work in the order of
/// Activity, each whole or not at all, 5 seats (as many as can be paid). Returns the number of requests cut;
/// `unfunded` events tell which.
std::uint32_t fit_to_budget(const WeekContext& ctx, Effects& effects, std::vector<Happening>& story);

/// Cap of the fiscal year in cents, or -1 for none: the district's, or a smaller one from the plan, plus
/// extras.
[[nodiscard]] std::int64_t annual_cap_cents(const DistrictDef& district, const Effects& effects);

/// Books one line.
void book(Ledger& ledger, Line line, std::int64_t cents);
void book_hours(Ledger& ledger, HourRole role, double hours);

/// Process 12: prices what happened this week, in whole cents and minutes. Writes the ledger.
void step_budget(const WeekContext& ctx, std::uint32_t unfunded, DistrictState& now);

}  // namespace pilotwave
