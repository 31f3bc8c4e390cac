#pragma once

#include "model/interventions/catalogue.hpp"

namespace pilotwave {

/// An intervention of a kind that does nothing: no tools, `none` where that may be chosen, and every number
/// at 0, but for numbers whose default is negative: those say "leave it as it is" by their default.
[[nodiscard]] InterventionDef idle_intervention(const InterventionKind& kind, Date start);

/// One with every number at the lower or the upper end of its bounds, all else at its default, and all tools
/// of the plan.
[[nodiscard]] InterventionDef extreme_intervention(const InterventionKind& kind, bool upper, Date start,
                                                   std::span<const ToolDef> tools);

/// One with its kind's defaults and all tools of the plan.
[[nodiscard]] InterventionDef usual_intervention(const InterventionKind& kind, Date start,
                                                 std::span<const ToolDef> tools);

}  // namespace pilotwave
