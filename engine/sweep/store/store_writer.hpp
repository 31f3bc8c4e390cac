#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "sweep/design/sweep_design.hpp"
#include "sweep/run/sweep_runner.hpp"
#include "sweep/store/sqlite.hpp"

namespace pilotwave {

/// Number of a scenario in a district within a store.
[[nodiscard]] constexpr std::int64_t scenario_number(std::size_t scenario, std::size_t district) {
  return (static_cast<std::int64_t>(district) << 20) | static_cast<std::int64_t>(scenario);
}

// Parts of a store that say what it is about; each replaces what was there. All throw DatabaseError.
void write_manifest(Database& database, const SweepDef& def, const SweepRunner& runner);
void write_scenarios(Database& database, const SweepDef& def, const RunIdentity& identity);
void write_factors(Database& database, const SweepDef& def);
void write_series(Database& database, const RunCells& cells);
/// Adds the points that are not there yet. @return "" or why those that are there are others
[[nodiscard]] std::string write_points(Database& database, const SweepDef& def, const SweepDesign& design);

/// What the values of one run take in a store, about; pages that are not full are not counted.
[[nodiscard]] std::size_t value_bytes(const RunCells& cells, std::span<const double> values);

/// Writes the runs of tasks, with the same prepared statements again and again.
class TaskWriter {
 public:
  /// @param cells   what is kept of every run; must outlive this   @param monday  of the first week, for
  /// events
  TaskWriter(Database& database, const RunCells& cells, Date monday);
  /// Within a transaction of the caller's.
  void write(const SweepTask& task);

 private:
  void write_values(std::int64_t run, const std::vector<double>& values);

  const RunCells& cells_;
  Statement run_, values_, event_;
  std::vector<std::string> packed_;  ///< of one line, by place
  Date monday_;
};

}  // namespace pilotwave
