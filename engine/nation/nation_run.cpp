#include "nation/nation_run.hpp"

#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "experiment/replicates.hpp"
#include "nation/plan_scaling.hpp"
#include "scenario/plan_of.hpp"
#include "sim/simulation.hpp"

namespace pilotwave {
namespace {

double agent_weeks(const DistrictDef& district, int n_weeks) {
  return static_cast<double>(district.n_students() + district.n_teachers()) * n_weeks;
}

/// What a district came to, or what went wrong.
using Outcome = std::variant<DistrictSums, std::string>;

Outcome run_district(const PlanScaling& scaling, const NationRunDef& def, const DistrictDef& district) {
  try {
    const std::unique_ptr<Executor> serial = make_serial_executor();
    const Scenario scenario = scaling.in(district);
    const Plan plan = plan_of(scenario);
    RecordOptions options;
    options.schools = true;
    const auto world = build_world(scenario.district, plan, def.replicate, *serial, YearsKept::Latest);
    const RunRecord record = run_plan(world, plan, *serial, options);
    return district_sums(
        district, record, def.periods,
        read_periods(scenario.start, scenario.n_weeks, district.calendar, Every::End).front());
  } catch (const std::exception& error) {
    return std::string(error.what());
  }
}

}  // namespace

NationTally run_nation(const NationRunDef& def, Executor& executor, NationSums& sums) {
  const std::vector<DistrictDef>& districts = def.nation.districts;
  const Areas areas(districts);
  const PlanScaling scaling(def.plan, def.nation.hours);
  NationTally tally;
  tally.districts = districts.size();
  tally.taken = sums.taken();
  for (std::size_t d = 0; d < districts.size(); ++d) {
    const double weeks = agent_weeks(districts[d], def.plan.n_weeks);
    tally.agent_weeks += weeks;
    if (d < sums.taken()) tally.found_weeks += weeks;
  }
  tally.taken_weeks = tally.found_weeks;
  const ReplicatesDef lined{static_cast<std::uint32_t>(sums.taken()),
                            static_cast<std::uint32_t>(districts.size() - sums.taken()),
                            def.stop,
                            {}};
  const ReplicateTally done = run_replicates(executor, lined, [&](std::uint32_t d) -> Commit {
    auto outcome = std::make_shared<Outcome>(run_district(scaling, def, districts[d]));
    return [&, d, outcome] {
      if (auto* failed = std::get_if<std::string>(outcome.get()))
        sums.add_failed(std::move(*failed));
      else
        sums.add(areas.of(districts[d]), std::get<DistrictSums>(*outcome));
      tally.taken = sums.taken();
      tally.taken_weeks += agent_weeks(districts[d], def.plan.n_weeks);
      return !def.taken || def.taken(tally, sums);
    };
  });
  tally.stopped_early = done.stopped_early || tally.taken < tally.districts;
  return tally;
}

}  // namespace pilotwave
