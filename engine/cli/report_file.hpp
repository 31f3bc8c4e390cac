#pragma once

#include <span>
#include <string>

#include "base/diagnostic.hpp"
#include "cli/console.hpp"
#include "experiment/comparison.hpp"
#include "report/page/compose.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {

/// Why a report cannot be written there, asked before anything is run: nothing where it can.
[[nodiscard]] Diagnostics why_no_report(const std::string& path, const CommonOptions& options);

/// Writes a comparison's report to a file and says so.
/// @param analysis  what else was found, see report/page/analysis.hpp
/// @return  `code`, or that of what went wrong
[[nodiscard]] int write_report(const std::string& path, const Comparison& comparison,
                               std::span<const Scenario> plans, const std::string& seed_origin,
                               page::Analysis analysis, const CommonOptions& options, int code);

}  // namespace pilotwave
