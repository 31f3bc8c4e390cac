#include <fmt/format.h>

#include "doctor/promise.hpp"
#include "doctor/state_difference.hpp"
#include "doctor/trial_interventions.hpp"

namespace pilotwave {
namespace {

constexpr int kIdleFromWeek = 3;

/// The plan with interventions that do nothing.
Plan with_idle(Plan plan, std::span<const InterventionKind> kinds) {
  for (const InterventionKind& kind : kinds)
    plan.interventions.push_back(idle_intervention(kind, plan.start + std::chrono::days{7 * kIdleFromWeek}));
  return plan;
}

}  // namespace

Finding check_idle_levers(const Trial& trial) {
  const Plan plan = trial.quick ? trial.shortened(kQuickWeeks) : trial.plan;
  const auto world = trial.world(plan);
  const auto serial = make_serial_executor();
  const std::vector<std::uint64_t> expected = week_hashes(trial, world, plan, *serial);
  const auto kinds = intervention_catalogue();
  // All together first: where that changes nothing, hardly any of them alone does.
  const bool together = !first_unequal(expected, week_hashes(trial, world, with_idle(plan, kinds), *serial));
  const std::string promised = fmt::format("{} kinds of intervention at zero strength", kinds.size());
  if (together && trial.quick)
    return kept(2, fmt::format("{}, together: not a byte of {} weeks changed.", promised, plan.n_weeks));
  std::vector<std::optional<int>> parted(kinds.size());
  trial.executor.for_each(kinds.size(), [&](std::size_t i) {
    const auto inside = make_serial_executor();
    parted[i] =
        first_unequal(expected, week_hashes(trial, world, with_idle(plan, kinds.subspan(i, 1)), *inside));
  });
  const int n_runs = static_cast<int>(kinds.size()) + 2;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (!parted[i]) continue;
    const Plan idle = with_idle(plan, kinds.subspan(i, 1));
    Simulation a(world, plan, *serial, {}, trial.engine.schedule),
        b(world, idle, *serial, {}, trial.engine.schedule);
    Breach breach = run_difference(*world, a, b, *parted[i]);
    breach.what = fmt::format("`{}` at zero strength: {}", kinds[i].kind, breach.what);
    return broken(n_runs, promised + ".", std::move(breach));
  }
  if (!together)
    return broken(n_runs, promised + ".",
                  {-1, {}, "each alone changes nothing, but all of them together do"});
  return kept(n_runs, fmt::format("{}, each alone and all together: not a byte of {} weeks changed.",
                                  promised, plan.n_weeks));
}

}  // namespace pilotwave
