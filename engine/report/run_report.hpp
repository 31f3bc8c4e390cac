#pragma once

#include <cstddef>
#include <string>

#include "experiment/run_series.hpp"

namespace pilotwave {

/// What one plan led to, as plain text: each outcome's middle run and the middle 80 of 100, and how often
/// goals were met.
[[nodiscard]] std::string run_report(const Scenario& plan, const RunSeries& series, std::size_t width);
/// The same for machines.
[[nodiscard]] std::string run_json(const Scenario& plan, const RunSeries& series);

}  // namespace pilotwave
