#include <algorithm>

#include <fmt/format.h>

#include "doctor/promise.hpp"
#include "doctor/state_invariants.hpp"
#include "doctor/trial_interventions.hpp"
#include "model/params.hpp"
#include "model/state.hpp"

namespace pilotwave {
namespace {

constexpr int kExtremeWeeks = 30, kQuickExtremeWeeks = 14, kExtremeFromWeek = 2;
constexpr std::size_t kParametersTried = 40, kQuickParametersTried = 8;

/// One run with something at a bound.
struct ExtremeRun {
  std::string name;  ///< "`ban` at its upper bounds"
  Plan plan;
};

std::vector<ExtremeRun> extreme_runs(const Trial& trial) {
  const Plan plan = trial.shortened(trial.quick ? kQuickExtremeWeeks : kExtremeWeeks);
  std::vector<ExtremeRun> runs;
  for (const bool upper : {false, true}) {
    const std::string_view bounds = upper ? "at its upper bounds" : "at its lower bounds";
    for (const InterventionKind& kind : intervention_catalogue()) {
      runs.push_back({fmt::format("`{}` {}", kind.kind, bounds), plan});
      runs.back().plan.interventions.push_back(extreme_intervention(
          kind, upper, plan.start + std::chrono::days{7 * kExtremeFromWeek}, plan.tools));
    }
    // Every so many parameters, beginning elsewhere for another seed: many certificates try them all.
    const auto catalogue = param_catalogue();
    const std::size_t tried = trial.quick ? kQuickParametersTried : kParametersTried;
    const std::size_t step = std::max<std::size_t>(1, catalogue.size() / tried);
    for (std::size_t i = plan.seed % step; i < catalogue.size(); i += step) {
      runs.push_back(
          {fmt::format("`{}` at its {} bound", catalogue[i].key, upper ? "upper" : "lower"), plan});
      runs.back().plan.params.set(i, upper ? catalogue[i].max : catalogue[i].min);
    }
  }
  return runs;
}

std::optional<Breach> first_breach(const Trial& trial, const ExtremeRun& extreme,
                                   const std::shared_ptr<const World>& usual_world) {
  const auto serial = make_serial_executor();
  // Interventions never shape a world, some parameters do.
  const bool shared = std::equal(extreme.plan.params.values().begin(), extreme.plan.params.values().end(),
                                 trial.plan.params.values().begin());
  const auto world = shared ? usual_world : trial.world(extreme.plan);
  Simulation simulation(world, extreme.plan, *serial, {}, trial.engine.schedule);
  while (!simulation.finished()) {
    const int week = simulation.week();
    const Ledger before = simulation.state().district.ledger;
    simulation.step();
    if (auto breach = broken_invariant(*world, extreme.plan, before, simulation.state(), week)) return breach;
  }
  return unmeasured(simulation.record());
}

}  // namespace

Finding check_extreme_values(const Trial& trial) {
  const std::vector<ExtremeRun> runs = extreme_runs(trial);
  const auto world = trial.world(runs.front().plan);
  std::vector<std::optional<Breach>> breaches(runs.size());
  trial.executor.for_each(runs.size(),
                          [&](std::size_t i) { breaches[i] = first_breach(trial, runs[i], world); });
  const auto n_levers = 2 * intervention_catalogue().size();
  const std::string tried = fmt::format("{} kinds of intervention and {} parameters, each at both ends",
                                        n_levers / 2, (runs.size() - n_levers) / 2);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (!breaches[i]) continue;
    breaches[i]->what = fmt::format("{}: {}", runs[i].name, breaches[i]->what);
    return broken(static_cast<int>(runs.size()), tried + ".", std::move(*breaches[i]));
  }
  return kept(static_cast<int>(runs.size()),
              fmt::format("{}, {} weeks: every number finite and every balance even.", tried,
                          runs.front().plan.n_weeks));
}

}  // namespace pilotwave
