#include <fmt/format.h>

#include "doctor/promise.hpp"
#include "doctor/roll_call.hpp"
#include "doctor/state_invariants.hpp"
#include "model/state.hpp"

namespace pilotwave {

Finding check_conservation(const Trial& trial) {
  const Plan& plan = trial.plan;
  const auto world = trial.world(plan);
  const auto serial = make_serial_executor();
  Simulation simulation(world, plan, *serial, {}, trial.engine.schedule);
  const std::string tried = "Everybody counted, every cent and minute added up, every kept count made afresh";
  RollCall roll(*world);
  if (auto breach = roll.missing(simulation.state(), -1)) return broken(1, tried + ".", std::move(*breach));
  while (!simulation.finished()) {
    const int week = simulation.week();
    const Ledger before = simulation.state().district.ledger;
    simulation.step();
    roll.advance(week);
    if (auto breach = roll.missing(simulation.state(), week))
      return broken(1, tried + ".", std::move(*breach));
    if (auto breach = broken_invariant(*world, plan, before, simulation.state(), week))
      return broken(1, tried + ".", std::move(*breach));
  }
  if (auto breach = broken_comings_and_goings(*world, simulation.state().district))
    return broken(1, tried + ".", std::move(*breach));
  return kept(1, fmt::format("{}, after each of {} weeks; {} students came and went.", tried, plan.n_weeks,
                             simulation.state().district.students_entered));
}

}  // namespace pilotwave
