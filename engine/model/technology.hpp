#pragma once

#include <vector>

#include "model/week.hpp"

namespace pilotwave {

/// Classroom quality of a tool in [0, 1]: logistic in capability, less what flaws of fit cost.
///   q = logistic(k (a - a_half - d)) * (1 - min(0.8, c * f))
/// a capability (log2 units), d reliability discount (13.3), f flaws of fit. Saturates: more capability is
/// not more use for a tool that does not fit.
[[nodiscard]] double classroom_quality(const ToolDef& tool, const ToolState& state, const Params& params);

/// Guardrails in [0, 1] with what approval conditions added.
[[nodiscard]] double guardrails(const ToolDef& tool, const ToolState& state);

/// Capability of the frontier on a day up to the start, in doublings since the first public chat (30 November
/// 2022), at the recorded pace: the parameter's default, whatever is assumed of the future.
[[nodiscard]] double frontier_capability(Date day);

/// Number of major releases of a tool in a week. Exogenous: a pure function of seed, replicate, tool and
/// week.
[[nodiscard]] std::uint32_t releases_in_week(const ToolDef& tool, int week, const Params& params,
                                             const Luck& luck);

/// The tool on the first day, with its latent flaws drawn.
[[nodiscard]] ToolState arriving_tool(const ToolDef& tool, Date start, const Luck& luck);

/// Process 1: capability grows, prices drift, releases and contract changes add flaws, vendors fail.
/// Writes capability, price_factor, flaws_introduced, releases, contract_changes, vendor_*, breach_this_week.
void step_technology(const WeekContext& ctx, DistrictState& now, std::vector<Happening>& story);

}  // namespace pilotwave
