#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace pilotwave {

/// Something to list: rows of text under named columns.
struct Listing {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

[[nodiscard]] Listing list_parameters();
[[nodiscard]] Listing list_interventions();
[[nodiscard]] Listing list_metrics();
[[nodiscard]] Listing list_signals();
/// Scenario files of a folder. Errors: MissingInput when there is no such folder. A file that is not valid is listed
/// with what is wrong.
[[nodiscard]] Result<Listing> list_plans(const std::string& folder);
[[nodiscard]] Result<Listing> list_districts(const std::string& folder);

}  // namespace pilotwave
