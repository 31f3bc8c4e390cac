#pragma once

#include <span>
#include <string>

#include "experiment/comparison.hpp"
#include "report/page/analysis.hpp"
#include "report/page/page.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave::page {

/// What a report says besides the comparison's own numbers.
struct Facts {
  std::span<const Scenario> plans;  ///< those compared, in order
  std::string command;              ///< that makes the report again
  std::string seed_origin;          ///< "scenario", "command line", "drawn at random"
  Analysis analysis;
};

/// The whole report of a comparison. The same comparison and facts give the same page.
[[nodiscard]] Page compose(const Comparison& comparison, const Facts& facts);

/// The report as a file that carries its receipt: compose(), page_html(), sealed.
[[nodiscard]] std::string report_html(const Comparison& comparison, const Facts& facts);

}  // namespace pilotwave::page
