#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "experiment/statistics/interval.hpp"
#include "sweep/analysis/responses.hpp"
#include "sweep/design/sweep_design.hpp"

namespace pilotwave {

/// Which estimate a design supports.
enum class SensitivityKind : std::uint8_t {
  Morris,      ///< mean absolute effect of a step, and its spread: which factors matter
  Sobol,       ///< shares of the variance, first order and total
  Tornado,     ///< outcome with a factor low and high
  Regression,  ///< slopes of a line through all factors, and through their ranks
};

/// What one factor does to an outcome. Which fields hold numbers depends on the kind.
struct FactorSensitivity {
  std::size_t factor = 0;  ///< index into SweepDef::factors
  // Morris: change of the outcome over the factor's whole range.
  double mu = 0, mu_star = 0, sigma = 0;
  Interval mu_star_interval;
  // Sobol
  double first = 0, total = 0;
  Interval first_interval, total_interval;
  // Tornado: means with the factor at its least and its greatest value (of names: those with the least and
  // the greatest outcome), and the difference, paired by luck.
  double low = 0, high = 0;
  Interval swing_interval;
  std::string low_text, high_text;

  // Regression: standard deviations of the outcome for one of the factor; NaN where the line says too little.
  double slope = 0, rank_slope = 0;
  Interval slope_interval, rank_slope_interval;

  [[nodiscard]] double swing() const { return high - low; }
};

struct Sensitivity {
  SensitivityKind kind = SensitivityKind::Morris;
  double mean = 0, sd = 0;       ///< of the outcome over the points
  std::size_t used = 0, of = 0;  ///< walks, base points or points that are complete, and how many there are
  std::size_t replicates = 0;    ///< that every point has
  // Regression: adjusted shares of the variance that the lines account for.
  double r2 = 0, rank_r2 = 0;
  std::vector<FactorSensitivity> factors;  ///< the one that matters most first
};

struct SensitivityOptions {
  double confidence = 0.95;
  std::uint32_t resamples = 2000;
};

/// A line that accounts for less of the variance than this says nothing that may be published.
inline constexpr double kLeastR2 = 0.7;

/// The estimate that the sweep's method supports: Morris effects of morris, Sobol indices of saltelli, a
/// tornado of tornado and grid, regression of random, lhs, sobol and list. What is incomplete is left out
/// whole: walks, base points, points.
/// Errors: Usage when the method supports none, or too little of it is there; the message says what would.
[[nodiscard]] Result<Sensitivity> sweep_sensitivity(const SweepDef& def, const SweepDesign& design,
                                                    const Responses& responses,
                                                    const SensitivityOptions& options);

}  // namespace pilotwave
