#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "sim/plan.hpp"
#include "sweep/file/sweep_def.hpp"

namespace pilotwave {

/// The plans of a sweep as its points have them. Pure; safe to use from several threads.
class PointPlans {
 public:
  /// @param def  must outlive this
  explicit PointPlans(const SweepDef& def);

  /// The scenario that stands in place `i` at a point: the i-th of the sweep, or the one that the point
  /// names.
  [[nodiscard]] std::size_t scenario_at(std::size_t i, std::span<const double> point) const;
  /// The district that a point names, as a level of the district factor; 0 where districts do not vary.
  [[nodiscard]] std::size_t district_at(std::span<const double> point) const;
  /// A scenario's plan with everything that the point changes.
  /// Errors: BadInput when the dates of an intervention do not go together, or it would lie outside the run.
  [[nodiscard]] Result<Plan> plan(std::size_t scenario, std::span<const double> point) const;
  /// Whether any varying factor can change a scenario's runs.
  [[nodiscard]] bool is_moved(std::size_t scenario) const;
  /// Everything that a point sets within its scenario, a line each, in the order of keys: equal texts, equal
  /// changes.
  [[nodiscard]] std::string changes_text(std::span<const double> point) const;

 private:
  const SweepDef& def_;
  std::vector<std::vector<Plan>> base_;  ///< [scenario][district]
  std::vector<std::size_t> by_key_;      ///< factors in the order of their keys
};

}  // namespace pilotwave
