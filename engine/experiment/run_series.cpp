#include "experiment/run_series.hpp"

#include <memory>

#include "experiment/divergence.hpp"

namespace pilotwave {
namespace {

/// One run's numbers by outcome.
struct ReadRun {
  std::vector<double> values;
  std::vector<GoalOutcome> goals;
  std::uint64_t result_hash = 0;
};

std::size_t find_group(const RunRecord& run, const std::string& key) {
  for (std::size_t group = 0; group < run.groups().size(); ++group) {
    if (run.groups()[group].key == key) return group;
  }
  return 0;
}

ReadRun read_run(const Scenario& plan, const std::vector<OutcomeDef>& outcomes, const RunRecord& run) {
  const Calendar calendar(plan.start, plan.n_weeks, plan.district.calendar);
  const OutcomeReader reader(calendar, plan.district, run.groups());
  ReadRun out;
  out.result_hash = result_hash(run);
  for (const OutcomeDef& outcome : outcomes) {
    const std::size_t group = find_group(run, outcome.group);
    out.values.push_back(reader.value(outcome, run, group));
    out.goals.push_back(outcome.goal ? reader.goal(outcome, run, group) : GoalOutcome{});
  }
  return out;
}

void add_run(RunSeries& series, const ReadRun& run) {
  for (std::size_t o = 0; o < series.outcomes.size(); ++o) {
    series.values[o].push_back(run.values[o]);
    if (series.outcomes[o].goal) series.goals[o].push_back(run.goals[o]);
  }
  series.result_hash.push_back(run.result_hash);
}

}  // namespace

RunSeries run_series(const Scenario& plan, const RunReplicate& run, Executor& executor,
                     const ReplicatesDef& def, const Observe& observe) {
  RunSeries series;
  series.outcomes = outcomes_of({&plan, 1}).outcomes;
  series.values.resize(series.outcomes.size());
  series.goals.resize(series.outcomes.size());
  series.replicates = run_replicates(executor, def, [&](std::uint32_t replicate) -> Commit {
    const std::vector<RunRecord> records = run(replicate);
    auto read = std::make_shared<const ReadRun>(read_run(plan, series.outcomes, records.front()));
    const Commit write = observe ? observe(replicate, records) : Commit{};
    return [&series, read, write] {
      if (write && !write()) return false;
      add_run(series, *read);
      return true;
    };
  });
  return series;
}

}  // namespace pilotwave
