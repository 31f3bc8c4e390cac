#pragma once

#include <vector>

#include "base/result.hpp"
#include "sweep/analysis/sweep_sensitivity.hpp"

namespace pilotwave {

/// Regression of an outcome on the numbers that a sweep varies, and of its ranks on theirs. A factor on a log
/// scale enters by its logarithm, a day by its place in the calendar, one with two names as 0 and 1 in the
/// order of the file.
/// @param outputs  by point, NaN where incomplete   @param out  moments are there already
/// Errors: Usage when a factor has more than two names, too few points are there, factors move together, or
/// neither line accounts for kLeastR2 of the variance; the message says how much.
[[nodiscard]] Result<Sensitivity> sweep_regression(const SweepDef& def, const SweepDesign& design,
                                                   const std::vector<double>& outputs,
                                                   const SensitivityOptions& options, Sensitivity out);

}  // namespace pilotwave
