#include "experiment/compare.hpp"

#include <memory>
#include <mutex>

#include "base/assert.hpp"
#include "experiment/conclude.hpp"
#include "experiment/kept_run.hpp"

namespace pilotwave {
namespace {

/// The groups of a run are known with its first record; whichever thread comes first sets up the keeper.
class LazyKeeper {
 public:
  LazyKeeper(const Scenario& scenario, const std::vector<OutcomeDef>& outcomes)
      : scenario_(scenario), outcomes_(outcomes) {}

  const RunKeeper& from(const RunRecord& record) {
    std::call_once(once_, [&] {
      const Calendar calendar(scenario_.start, scenario_.n_weeks, scenario_.district.calendar);
      keeper_ = std::make_unique<RunKeeper>(calendar, scenario_.district, outcomes_, record.groups());
    });
    return *keeper_;
  }
  [[nodiscard]] const RunKeeper* keeper() const { return keeper_.get(); }

 private:
  const Scenario& scenario_;
  const std::vector<OutcomeDef>& outcomes_;
  std::once_flag once_;
  std::unique_ptr<RunKeeper> keeper_;
};

void add_run(PlanRuns& plan, KeptRun&& run) {
  plan.values.resize(run.values.size());
  for (std::size_t i = 0; i < run.values.size(); ++i) plan.values[i].push_back(run.values[i]);
  plan.goals.resize(run.goals.size());
  for (std::size_t i = 0; i < run.goals.size(); ++i) {
    if (run.goals[i]) plan.goals[i].push_back(*run.goals[i]);
  }
  plan.result_hash.push_back(run.result_hash);
  plan.weekly.push_back(std::move(run.weekly));
  plan.monthly.push_back(std::move(run.monthly));
}

void add_replicate(Comparison& out, KeptReplicate&& kept) {
  for (std::size_t p = 0; p < out.plans.size(); ++p) add_run(out.plans[p], std::move(kept.runs[p]));
  for (std::size_t i = 0; i < out.pairs.size(); ++i) out.pairs[i].parted.push_back(kept.parted[i]);
}

}  // namespace

Comparison compare(std::span<const Scenario> plans, const RunReplicate& run, Executor& executor,
                   const CompareDef& def) {
  PILOTWAVE_ASSERT(plans.size() >= 2 && plans.size() <= 6, "two to six plans are compared");
  Comparison out = comparison_to_fill(plans);
  LazyKeeper keeper(plans.front(), out.outcomes);
  WinCount so_far;
  ReplicatesDef replicates = def.replicates;
  replicates.progress = [&](const ReplicateTally& tally) {
    if (def.progress) def.progress({tally, out.outcomes.front(), so_far});
  };
  std::optional<SettleWatch> watch;
  if (def.settle) {
    watch.emplace(*def.settle, out.outcomes, plans.size());
    replicates.count = def.settle->most;
    replicates.enough = [&](const ReplicateTally& tally) { return watch->enough(tally); };
  }
  const ReplicateWork work = [&](std::uint32_t replicate) -> Commit {
    const std::vector<RunRecord> records = run(replicate);
    const RunKeeper& keep = keeper.from(records.front());
    auto kept = std::make_shared<KeptReplicate>(keep.keep(records));
    const Commit write = def.observe ? def.observe(replicate, records) : Commit{};
    return [&out, &keep, &so_far, &watch, write, kept] {
      out.groups = keep.groups();
      if (write && !write()) return false;
      const std::size_t slot = out.slot(0, out.main_group(0));
      count_pair(so_far, kept->runs[0].values[slot], kept->runs[1].values[slot], out.outcomes.front().better);
      if (watch) watch->see(out, *kept);
      add_replicate(out, std::move(*kept));
      return true;
    };
  };
  out.replicates = run_replicates(executor, replicates, work);
  if (const RunKeeper* keep = keeper.keeper()) {
    out.groups = keep->groups();
    out.sizes = keep->sizes();
    out.months = keep->months();
  }
  if (watch) out.settling = watch->settling(out.replicates);
  conclude(out, plans);
  return out;
}

}  // namespace pilotwave
