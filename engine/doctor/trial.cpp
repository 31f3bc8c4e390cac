#include "doctor/trial.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace pilotwave {

Engine sound_engine() {
  return {week_schedule(),
          [](const DistrictDef& district, const Plan& plan, std::uint32_t replicate, Executor& executor) {
            return build_world(district, plan, replicate, executor);
          }};
}

std::string Breach::text(const Calendar& calendar) const {
  std::string where = week >= 0 ? fmt::format("week of {}", date_text(calendar.monday(week))) : std::string();
  if (!school.empty()) where += (where.empty() ? "" : ", ") + school;
  return where.empty() ? what : where + ": " + what;
}

Plan Trial::shortened(int n_weeks) const {
  Plan shorter = plan;
  shorter.n_weeks = std::min(plan.n_weeks, n_weeks);
  return shorter;
}

std::shared_ptr<const World> Trial::world(const Plan& of, std::uint32_t replicate) const {
  return engine.world(district, of, replicate, *make_serial_executor());
}

Date Trial::school_day_from(int week) const {
  const Calendar weeks = calendar();
  for (int w = week; w < weeks.n_weeks(); ++w) {
    if (weeks.in_session(w)) return weeks.monday(w);
  }
  return weeks.monday(week);
}

Finding kept(int n_runs, std::string measured) {
  return {FindingKind::Kept, n_runs, std::move(measured), {}};
}

Finding broken(int n_runs, std::string measured, Breach breach) {
  return {FindingKind::Broken, n_runs, std::move(measured), std::move(breach)};
}

std::vector<std::uint64_t> week_hashes(const Trial& trial, const std::shared_ptr<const World>& world,
                                       const Plan& plan, Executor& inside) {
  RecordOptions options;
  options.week_hashes = true;
  Simulation simulation(world, plan, inside, options, trial.engine.schedule);
  simulation.run_to_end();
  return simulation.record().week_hash();
}

std::optional<int> first_unequal(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (at == a.end() && other == b.end()) return std::nullopt;
  return static_cast<int>(at - a.begin());
}

}  // namespace pilotwave
