#include "sweep/store/replayed_run.hpp"

#include "sweep/design/point_plans.hpp"
#include "sweep/design/sweep_design.hpp"
#include "sweep/run/run_identity.hpp"

namespace pilotwave {

Result<ReplayedRun> replayed_run(const std::string& path, const std::string& run_id) {
  const Result<StoredRun> found = find_run(path, run_id);
  if (!found) return found.errors();
  const StoredRun& run = found.value();
  const Result<SweepDef> def = stored_sweep(path);
  if (!def) return def.errors();
  const Result<SweepDesign> design = sweep_design(def.value());
  if (!design) return design.errors();
  const PointPlans plans(def.value());
  const auto point = design.value().point(run.point);
  Result<Plan> made = plans.plan(run.scenario, point);
  if (!made) return made.errors();
  const Plan& plan = made.value();
  ReplayedRun out{run, def.value().scenarios[run.scenario].in_district[run.district], {}};
  out.scenario.params = plan.params;
  out.scenario.tools = plan.tools;
  out.scenario.interventions = plan.interventions;
  out.run_id = RunIdentity(def.value(), plans).run_id(run.scenario, run.point, point, run.replicate);
  return out;
}

}  // namespace pilotwave
