#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/metrics/metric.hpp"

namespace pilotwave {

/// Which number of a store is looked at.
struct ResponseQuery {
  std::string metric, group = "all";
  std::string date;      ///< "2027-06-07"; "" = the last there is
  std::string scenario;  ///< "" where there is only one, or with a difference
  std::string other;     ///< not empty: `scenario` minus this one, pair by pair
};

/// One outcome at every point of a sweep.
struct Responses {
  std::string metric, group, date, scenario, other, unit;
  Better better = Better::Neither;
  /// [point][replicate], NaN where a run is missing, failed or has no such value.
  std::vector<std::vector<double>> values;
  /// With a difference: the values under either plan.
  std::vector<std::vector<double>> first, second;

  /// Mean over the replicates that every point has; NaN at points that lack one. Points with the same
  /// replicates share their luck, so that luck adds nothing to their differences.
  [[nodiscard]] std::vector<double> means() const;
  /// Replicates that enter means().
  [[nodiscard]] std::vector<std::uint32_t> common_replicates() const;
};

/// Reads an outcome. Errors: Usage when the store has no such metric, group, date or scenario (with the
/// nearest name), or when it must be said which scenario is meant; MissingInput, BadInput.
[[nodiscard]] Result<Responses> read_responses(const std::string& path, const ResponseQuery& query,
                                               std::size_t points, std::uint32_t replicates);

}  // namespace pilotwave
