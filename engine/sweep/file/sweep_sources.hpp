#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "population/import/csv_table.hpp"
#include "scenario/scenario.hpp"

namespace pilotwave {

/// Where the scenarios and the table of a sweep come from: files, or what a store kept of them.
class SweepSources {
 public:
  virtual ~SweepSources() = default;
  /// @param path, district  as written in the sweep file; district "" = the scenario's own
  [[nodiscard]] virtual Result<Scenario> scenario(const std::string& path, const std::string& district) = 0;
  [[nodiscard]] virtual Result<std::vector<CsvRow>> table(const std::string& path) = 0;
  /// The path by which messages name a table.
  [[nodiscard]] virtual std::string place_of(const std::string& path) const = 0;
};

/// Paths count from the folder of the sweep file.
[[nodiscard]] std::unique_ptr<SweepSources> sweep_files(const std::string& sweep_file);

}  // namespace pilotwave
