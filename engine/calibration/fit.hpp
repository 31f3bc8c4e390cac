#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "calibration/ensemble_runs.hpp"

namespace pilotwave {

/// A parameter to be fitted, and where to look for it.
struct FitParameter {
  std::size_t index = 0;  ///< into param_catalogue()
  double from = 0, to = 1;
  bool by_factor = false;  ///< searched on a logarithmic scale

  /// Place on the search interval [0, 1] of a value, and back.
  [[nodiscard]] double place(double value) const;
  [[nodiscard]] double value(double place) const;
};

/// How a fit searches.
struct FitSearch {
  std::uint32_t evaluations = 600;  ///< parameter sets tried at most
  std::uint32_t population = 12;    ///< sets in one generation, at least 5
  std::uint32_t seed = 1;
  double spread = 0.2;  ///< SD of the first generation, as a share of the search interval
};

/// One parameter set and what it gave.
struct FitTrial {
  std::vector<double> values;   ///< one a parameter
  std::vector<double> figures;  ///< one a survey row: median over replicates
  double misfit = 0;
};

/// Misfit of figures with a survey: mean over the rows to be fitted of ((figure - value) / band)^2. 1 means a
/// typical row at the edge of its band. A figure that could not be read counts as ten bands off.
[[nodiscard]] double misfit(std::span<const SurveyRow> survey, std::span<const double> figures);

struct FitDef {
  std::vector<FitParameter> parameters;
  std::vector<double> start;  ///< values to begin from, one a parameter
  FitSearch search;
  const std::atomic<bool>* stop = nullptr;
  /// Trials of an earlier run of the same fit, in their order: taken up instead of being computed again.
  std::vector<FitTrial> done;
  /// Called after each new trial, in order; what it returns says whether to go on (false on a full disk).
  std::function<bool(const FitTrial& trial, const FitTrial& best, std::size_t n_trials)> progress;
};

struct FitResult {
  FitTrial best;
  std::size_t n_trials = 0;
  bool stopped_early = false;
};

/// Figures for a set of parameter values: what fit() asks for, so that it can be tested without an engine.
using FiguresOf = std::function<std::vector<double>(std::span<const double> values)>;

/// Searches for the values of least misfit with the covariance matrix adaptation evolution strategy (Hansen
/// 2016, arXiv:1604.00772; pagmo::cmaes). The search draws from its own seed alone, so the same fit tries the
/// same values in the same order: one that was interrupted takes up its trials and goes on.
[[nodiscard]] FitResult fit(std::span<const SurveyRow> survey, const FiguresOf& figures, const FitDef& def);

}  // namespace pilotwave
