#pragma once

#include <vector>

#include "model/week.hpp"

namespace pilotwave {

/// Approved tools that may be used at a school: asked for by the plan, not paused, reviewed (or not needing
/// it), with a vendor that lives.
[[nodiscard]] ToolSet open_tools(const SchoolEffects& effects, std::span<const ToolState> tools);

/// Splits `available` seats over schools in order, each getting what it wants until none are left. Returns
/// grants; their sum never exceeds `available`.
[[nodiscard]] std::vector<std::uint32_t> grant_seats(std::uint64_t available,
                                                     std::span<const std::uint32_t> wanted,
                                                     std::span<const std::uint32_t> order);

/// Process 4: opens and closes tools at schools, books and expires seats, grants seats to schools in order of
/// opening, lets pilot use mend flaws, and grows the wish of schools that wait.
void step_rollout(const WeekContext& ctx, ModelState& now, std::vector<Happening>& story);

/// Two findings of one week may mend the same flaw: what was mended beyond what there was is taken back, so
/// that it cannot hide a later flaw. Part of the week's commit.
void settle_flaws(DistrictState& now);

/// Seats of a tool now paid for: students, teachers.
[[nodiscard]] std::pair<std::uint64_t, std::uint64_t> seats_paid(const DistrictState& district,
                                                                 std::size_t tool);

}  // namespace pilotwave
