#include "experiment/kept_run.hpp"

#include <algorithm>

#include "experiment/divergence.hpp"

namespace pilotwave {

RunKeeper::RunKeeper(const Calendar& calendar, const DistrictDef& district,
                     std::span<const OutcomeDef> outcomes, std::span<const GroupDef> groups)
    : reader_(calendar, district, groups),
      outcomes_(outcomes.begin(), outcomes.end()),
      months_(periods(calendar.monday(0), calendar.n_weeks(), Every::Month)) {
  for (std::size_t group = 0; group < groups.size(); ++group) {
    const bool named = std::any_of(outcomes_.begin(), outcomes_.end(), [&](const OutcomeDef& outcome) {
      return outcome.group == groups[group].key;
    });
    if (is_school_group(groups[group].key) && !named) continue;
    source_.push_back(group);
    kept_groups_.push_back(groups[group]);
    kept_sizes_.push_back(reader_.sizes()[group]);
  }
}

KeptRun RunKeeper::keep_run(const RunRecord& run) const {
  KeptRun kept;
  kept.result_hash = result_hash(run);
  for (const OutcomeDef& outcome : outcomes_) {
    std::optional<GoalOutcome> goal;
    for (std::size_t g = 0; g < source_.size(); ++g) {
      kept.values.push_back(reader_.value(outcome, run, source_[g]));
      if (outcome.goal && kept_groups_[g].key == outcome.group) goal = reader_.goal(outcome, run, source_[g]);
    }
    kept.goals.push_back(goal);
  }
  for (int metric = 0; metric < run.n_metrics(); ++metric) {
    for (int week = 0; week < run.n_weeks(); ++week) {
      kept.weekly.push_back(static_cast<float>(run.value(metric, source_.front(), week)));
    }
  }
  for (const std::size_t group : source_) {
    for (int metric = 0; metric < run.n_metrics(); ++metric) {
      for (const Period& month : months_) {
        kept.monthly.push_back(static_cast<float>(period_value(run, metric, group, month)));
      }
    }
  }
  return kept;
}

KeptReplicate RunKeeper::keep(std::span<const RunRecord> records) const {
  KeptReplicate kept;
  for (const RunRecord& run : records) kept.runs.push_back(keep_run(run));
  for (std::size_t a = 0; a < records.size(); ++a) {
    for (std::size_t b = a + 1; b < records.size(); ++b)
      kept.parted.push_back(first_difference(records[a], records[b]));
  }
  return kept;
}

}  // namespace pilotwave
