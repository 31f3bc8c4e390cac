#include "calibration/fit.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>

#include <pagmo/algorithm.hpp>
#include <pagmo/algorithms/cmaes.hpp>
#include <pagmo/population.hpp>
#include <pagmo/problem.hpp>

#include "base/assert.hpp"
#include "base/fmath.hpp"

namespace pilotwave {
namespace {

constexpr double kUnreadable = 10;  ///< bands

/// Ends the optimiser's own loop from within.
struct Enough : std::exception {};

/// What the optimiser sees of a fit: places on [0, 1] in, misfit out.
class Search {
 public:
  Search(std::span<const SurveyRow> survey, const FiguresOf& figures, const FitDef& def)
      : survey_(survey), figures_(figures), def_(def) {}

  double misfit_at(const std::vector<double>& places) {
    if (result.n_trials >= def_.search.evaluations) throw Enough();
    if (def_.stop != nullptr && def_.stop->load()) {
      result.stopped_early = true;
      throw Enough();
    }
    FitTrial trial = next(places);
    ++result.n_trials;
    const double value = trial.misfit;
    if (result.n_trials == 1 || value < result.best.misfit) result.best = trial;
    const bool is_new = result.n_trials > def_.done.size();
    if (is_new && def_.progress && !def_.progress(trial, result.best, result.n_trials)) {
      result.stopped_early = true;
      throw Enough();
    }
    return value;
  }

  FitResult result;

 private:
  FitTrial next(const std::vector<double>& places) {
    FitTrial trial;
    for (std::size_t i = 0; i < places.size(); ++i)
      trial.values.push_back(def_.parameters[i].value(places[i]));
    if (result.n_trials < def_.done.size()) {
      const FitTrial& earlier = def_.done[result.n_trials];
      if (earlier.values == trial.values) return earlier;
    }
    trial.figures = figures_(trial.values);
    trial.misfit = misfit(survey_, trial.figures);
    return trial;
  }

  std::span<const SurveyRow> survey_;
  const FiguresOf& figures_;
  const FitDef& def_;
};

/// pagmo copies its problems; this one only points.
struct FitProblem {
  Search* search = nullptr;
  std::size_t n = 0;
  [[nodiscard]] pagmo::vector_double fitness(const pagmo::vector_double& places) const {
    return {search->misfit_at(places)};
  }
  [[nodiscard]] std::pair<pagmo::vector_double, pagmo::vector_double> get_bounds() const {
    return {pagmo::vector_double(n, 0.0), pagmo::vector_double(n, 1.0)};
  }
};

}  // namespace

double FitParameter::place(double value) const {
  const double x = by_factor ? det_log(value / from) / det_log(to / from) : (value - from) / (to - from);
  return std::clamp(x, 0.0, 1.0);
}

double FitParameter::value(double place) const {
  return by_factor ? from * det_pow(to / from, place) : from + (to - from) * place;
}

double misfit(std::span<const SurveyRow> survey, std::span<const double> figures) {
  double sum = 0, n = 0;
  for (std::size_t k = 0; k < survey.size(); ++k) {
    if (survey[k].use != SurveyUse::Fit) continue;
    const double off = std::isnan(figures[k]) ? kUnreadable : (figures[k] - survey[k].value) / survey[k].band;
    sum += off * off;
    ++n;
  }
  return n > 0 ? sum / n : 0;
}

FitResult fit(std::span<const SurveyRow> survey, const FiguresOf& figures, const FitDef& def) {
  PILOTWAVE_ASSERT(def.parameters.size() == def.start.size(), "a start for every parameter");
  Search search(survey, figures, def);
  try {
    pagmo::problem problem{FitProblem{&search, def.parameters.size()}};
    pagmo::population population{problem, 0, def.search.seed};
    pagmo::vector_double start;
    for (std::size_t i = 0; i < def.start.size(); ++i) start.push_back(def.parameters[i].place(def.start[i]));
    population.push_back(start);  // the values in force, then others scattered around by the first generation
    while (population.size() < def.search.population)
      population.push_back(start, {search.result.best.misfit});
    const auto unset = -1.0;  // pagmo's own choice of the strategy's constants
    pagmo::algorithm strategy{pagmo::cmaes(std::numeric_limits<unsigned>::max(), unset, unset, unset, unset,
                                           def.search.spread, 0, 0, true, true, def.search.seed)};
    static_cast<void>(strategy.evolve(population));
  } catch (const Enough&) {
    // as asked
  }
  return std::move(search.result);
}

}  // namespace pilotwave
