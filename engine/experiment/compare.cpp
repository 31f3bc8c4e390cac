#include "experiment/compare.hpp"

#include <cmath>
#include <memory>
#include <mutex>

#include "base/assert.hpp"
#include "experiment/kept_run.hpp"
#include "experiment/statistics/multiple_testing.hpp"

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

Comparison empty_comparison(std::span<const Scenario> plans) {
  const Scenario& first = plans.front();
  Comparison out;
  out.district_name = first.district.name;
  out.n_schools = static_cast<int>(first.district.schools.size());
  out.n_teachers = first.district.n_teachers();
  out.n_students = first.district.n_students();
  out.start = first.start;
  out.n_weeks = first.n_weeks;
  out.seed = first.seed;
  OutcomeList list = outcomes_of(plans);
  const Calendar calendar(first.start, first.n_weeks, first.district.calendar);
  const OutcomeReader reader(calendar, first.district, {});
  for (const OutcomeDef& outcome : list.outcomes)
    out.read_on.push_back(calendar.monday(reader.week_read(outcome)));
  out.outcomes = std::move(list.outcomes);
  out.notes = std::move(list.notes);
  for (const Scenario& plan : plans) out.plans.push_back({plan.slug, plan.name, {}, {}, {}, {}, {}});
  for (std::size_t a = 0; a < plans.size(); ++a) {
    for (std::size_t b = a + 1; b < plans.size(); ++b) out.pairs.push_back({a, b, {}, {}, {}});
  }
  return out;
}

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

/// Verdicts that stand in one table are held together: goals, other outcomes, and subgroups.
enum Family { kGoals, kOthers, kSubgroups, kFamilies };

Family family_of(const Comparison& comparison, std::size_t outcome, std::size_t group) {
  if (group != comparison.main_group(outcome)) return kSubgroups;
  return comparison.outcomes[outcome].is_goal() ? kGoals : kOthers;
}

void hold_families_together(Comparison& out) {
  std::vector<PairedOutcome*> members[kFamilies];
  for (PlanPair& pair : out.pairs) {
    for (std::size_t o = 0; o < out.outcomes.size(); ++o) {
      for (std::size_t g = 0; g < out.n_groups(); ++g) {
        PairedOutcome& paired = pair.outcomes[out.slot(o, g)];
        if (paired.has_values()) members[family_of(out, o, g)].push_back(&paired);
      }
    }
  }
  for (const std::vector<PairedOutcome*>& family : members) {
    std::vector<double> p_values;
    for (const PairedOutcome* paired : family) p_values.push_back(paired->sign_p);
    const std::vector<double> holm = holm_adjusted(p_values);
    for (std::size_t i = 0; i < family.size(); ++i) {
      family[i]->sign_p_holm = holm[i];
      hold_together(*family[i], static_cast<int>(family.size()));
    }
  }
}

void compare_all(Comparison& out, std::span<const Scenario> plans) {
  if (out.n_pairs() == 0) return;  // the first could not be written, say: there are no values to read
  for (PlanPair& pair : out.pairs) {
    const PlanRuns &first = out.plans[pair.first], &second = out.plans[pair.second];
    for (std::size_t i = 0; i < first.values.size(); ++i) {
      const Better better = out.outcomes[i / out.n_groups()].better;
      pair.outcomes.push_back(compare_pairs(first.values[i], second.values[i], better, 1));
    }
    if (const auto week = pair.first_parted_week()) {
      pair.departures = departures(plans[pair.first], plans[pair.second], *week);
    }
  }
  hold_families_together(out);
}

}  // namespace

Comparison compare(std::span<const Scenario> plans, const RunReplicate& run, Executor& executor,
                   const CompareDef& def) {
  PILOTWAVE_ASSERT(plans.size() >= 2 && plans.size() <= 6, "two to six plans are compared");
  Comparison out = empty_comparison(plans);
  LazyKeeper keeper(plans.front(), out.outcomes);
  WinCount so_far;
  ReplicatesDef replicates = def.replicates;
  replicates.progress = [&](const ReplicateTally& tally) {
    if (def.progress) def.progress({tally, out.outcomes.front(), so_far});
  };
  const ReplicateWork work = [&](std::uint32_t replicate) -> Commit {
    const std::vector<RunRecord> records = run(replicate);
    const RunKeeper& keep = keeper.from(records.front());
    auto kept = std::make_shared<KeptReplicate>(keep.keep(records));
    const Commit write = def.observe ? def.observe(replicate, records) : Commit{};
    return [&out, &keep, &so_far, write, kept] {
      out.groups = keep.groups();
      if (write && !write()) return false;
      const std::size_t slot = out.slot(0, out.main_group(0));
      count_pair(so_far, kept->runs[0].values[slot], kept->runs[1].values[slot], out.outcomes.front().better);
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
  compare_all(out, plans);
  return out;
}

}  // namespace pilotwave
