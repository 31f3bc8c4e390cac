#include <algorithm>

#include <fmt/format.h>

#include "doctor/promise.hpp"
#include "doctor/state_difference.hpp"

namespace pilotwave {
namespace {

std::vector<std::unique_ptr<Executor>> executors_to_try(bool quick) {
  std::vector<std::unique_ptr<Executor>> all;
  all.push_back(make_thread_executor(3));
  if (quick) return all;
  all.push_back(make_thread_executor(2));
  all.push_back(make_tbb_executor(std::max(2, available_workers())));
  return all;
}

}  // namespace

Finding check_thread_invariance(const Trial& trial) {
  const Plan plan = trial.quick ? trial.shortened(kQuickWeeks) : trial.plan;
  const auto serial = make_serial_executor();
  const auto world = trial.engine.world(trial.district, plan, 0, *serial);
  const std::vector<std::uint64_t> expected = week_hashes(trial, world, plan, *serial);
  std::vector<std::string> tried;
  int n_runs = 1;
  for (const auto& executor : executors_to_try(trial.quick)) {
    const std::string name = fmt::format("{} {}", executor->n_workers(),
                                         executor->name() == "tbb" ? "tbb workers" : "plain threads");
    const auto other = trial.engine.world(trial.district, plan, 0, *executor);
    const auto week = first_unequal(expected, week_hashes(trial, other, plan, *executor));
    ++n_runs;
    if (week) {
      Simulation a(world, plan, *serial, {}, trial.engine.schedule),
          b(other, plan, *executor, {}, trial.engine.schedule);
      return broken(n_runs, fmt::format("One thread against {}.", name), run_difference(*world, a, b, *week));
    }
    tried.push_back(name);
  }
  std::string list;
  for (const std::string& name : tried) list += (list.empty() ? "" : ", ") + name;
  return kept(n_runs, fmt::format("One thread against {}: the same bytes after each of {} weeks.", list,
                                  plan.n_weeks));
}

}  // namespace pilotwave
