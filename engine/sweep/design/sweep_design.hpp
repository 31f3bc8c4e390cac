#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "experiment/design/design_matrix.hpp"
#include "experiment/design/morris_walks.hpp"
#include "sweep/file/sweep_def.hpp"

namespace pilotwave {

constexpr double kAsTheScenario = std::numeric_limits<double>::quiet_NaN();  ///< in a point: as it has it

/// The points of a sweep: a row a point, a column a factor. A value is a number, the number of a level, or
/// kAsTheScenario.
class SweepDesign {
 public:
  SweepDesign(std::size_t points, std::size_t factors) : matrix_(points, factors) {}
  [[nodiscard]] std::size_t points() const { return matrix_.rows(); }
  [[nodiscard]] std::size_t factors() const { return matrix_.columns(); }
  [[nodiscard]] std::span<const double> point(std::size_t p) const { return matrix_.row(p); }
  [[nodiscard]] std::span<double> point(std::size_t p) { return matrix_.row(p); }

 private:
  DesignMatrix matrix_;
};

/// The points that a sweep file asks for. The same file gives the same points; with more `samples`, the first
/// ones stay where they are, but for a Latin hypercube.
/// Errors: more points than 32 bits count, lists of unequal length to be zipped.
[[nodiscard]] Result<SweepDesign> sweep_design(const SweepDef& def);

/// Indices of the factors that take more than one value: the dimensions of samples and of indices.
[[nodiscard]] std::vector<std::size_t> varying_factors(const SweepDef& def);

/// The walks behind a Morris design, in the unit cube, column by column of varying_factors().
[[nodiscard]] MorrisDesign sweep_walks(const SweepDef& def);

}  // namespace pilotwave
