#pragma once

#include <string>

#include "sweep/analysis/flip_search.hpp"
#include "sweep/analysis/sweep_sensitivity.hpp"

namespace pilotwave {

/// A table for people. @param confidence  of the intervals, for the heading
[[nodiscard]] std::string sensitivity_text(const SweepDef& def, const Sensitivity& sensitivity,
                                           const Responses& responses, double confidence);
/// The same for programs.
[[nodiscard]] std::string sensitivity_json(const SweepDef& def, const Sensitivity& sensitivity,
                                           const Responses& responses);

/// What turns a verdict, for people. @param first, second  names of the plans
[[nodiscard]] std::string flip_text(const FlipResult& result, const FlipQuestion& question,
                                    const std::string& first, const std::string& second);
[[nodiscard]] std::string flip_json(const FlipResult& result, const FlipQuestion& question,
                                    const std::string& first, const std::string& second);

}  // namespace pilotwave
