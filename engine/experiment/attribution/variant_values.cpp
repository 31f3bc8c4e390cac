#include "experiment/attribution/variant_values.hpp"

#include <algorithm>
#include <memory>

#include "base/assert.hpp"

namespace pilotwave {
namespace {

std::size_t group_of(const OutcomeDef& outcome, const std::vector<GroupDef>& groups) {
  const auto it = std::find_if(groups.begin(), groups.end(),
                               [&](const GroupDef& group) { return group.key == outcome.group; });
  return it == groups.end() ? 0 : static_cast<std::size_t>(it - groups.begin());
}

}  // namespace

PairedOutcome VariantValues::compared(std::size_t first, std::size_t second, std::size_t outcome,
                                      Better better, int together) const {
  return compare_pairs(values[first][outcome], values[second][outcome], better, together);
}

VariantValues run_variants(std::span<const Scenario> variants, std::span<const OutcomeDef> outcomes,
                           const RunReplicate& run, Executor& executor, const ReplicatesDef& def) {
  PILOTWAVE_ASSERT(!variants.empty(), "there is a variant to run");
  const Scenario& first = variants.front();
  const Calendar calendar(first.start, first.n_weeks, first.district.calendar);
  VariantValues out;
  out.values.assign(variants.size(), std::vector<std::vector<double>>(outcomes.size()));
  const ReplicateWork work = [&](std::uint32_t replicate) -> Commit {
    const std::vector<RunRecord> records = run(replicate);
    const OutcomeReader reader(calendar, first.district, records.front().groups());
    auto read = std::make_shared<std::vector<double>>();
    for (const RunRecord& record : records) {
      for (const OutcomeDef& outcome : outcomes)
        read->push_back(reader.value(outcome, record, group_of(outcome, record.groups())));
    }
    return [&out, &outcomes, read] {
      for (std::size_t i = 0; i < read->size(); ++i)
        out.values[i / outcomes.size()][i % outcomes.size()].push_back((*read)[i]);
      return true;
    };
  };
  out.replicates = run_replicates(executor, def, work);
  return out;
}

}  // namespace pilotwave
