#pragma once

#include <cstdint>
#include <span>

#include "cli/scenario_arguments.hpp"
#include "experiment/comparison.hpp"
#include "report/page/analysis.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {

/// What a report of two plans says beyond their comparison: shares of the difference, stress tests, what
/// turns the first verdict. Many more runs, each analysis with `pairs` of them a variant.
/// @param plans  two
[[nodiscard]] page::Analysis analyse_for_report(const Comparison& comparison, std::span<const Scenario> plans,
                                                std::uint32_t pairs, const ExecutorPair& executors,
                                                const CommonOptions& options);

}  // namespace pilotwave
