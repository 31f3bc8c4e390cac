#pragma once

#include <optional>
#include <span>
#include <vector>

#include "experiment/outcome.hpp"
#include "experiment/period.hpp"

namespace pilotwave {

/// What is kept of one run when its full record is let go.
struct KeptRun {
  std::vector<double> values;                     ///< [outcome * n_groups + group]
  std::vector<std::optional<GoalOutcome>> goals;  ///< [outcome]
  std::uint64_t result_hash = 0;
  std::vector<float> weekly;   ///< [metric * n_weeks + week], group "all"
  std::vector<float> monthly;  ///< [(group * n_metrics + metric) * n_months + month]
};

/// What is kept of one replicate of a comparison.
struct KeptReplicate {
  std::vector<KeptRun> runs;               ///< by plan
  std::vector<std::optional<int>> parted;  ///< by pair of plans: first week that differs
};

/// Reads from full records what a comparison needs. Pure; safe to use from several threads.
class RunKeeper {
 public:
  /// @param groups  all groups of a record; single schools are kept only where an outcome names one
  RunKeeper(const Calendar& calendar, const DistrictDef& district, std::span<const OutcomeDef> outcomes,
            std::span<const GroupDef> groups);

  [[nodiscard]] KeptReplicate keep(std::span<const RunRecord> records) const;

  [[nodiscard]] const std::vector<GroupDef>& groups() const { return kept_groups_; }
  [[nodiscard]] const std::vector<GroupSize>& sizes() const { return kept_sizes_; }
  [[nodiscard]] const std::vector<Period>& months() const { return months_; }

 private:
  [[nodiscard]] KeptRun keep_run(const RunRecord& run) const;

  OutcomeReader reader_;
  std::vector<OutcomeDef> outcomes_;
  std::vector<std::size_t> source_;  ///< record's index of each kept group
  std::vector<GroupDef> kept_groups_;
  std::vector<GroupSize> kept_sizes_;
  std::vector<Period> months_;
};

}  // namespace pilotwave
