#pragma once

#include <string>
#include <vector>

#include "engine/experiment/fake_runs.hpp"
#include "experiment/compare.hpp"

namespace pilotwave::test {

/// What two or three plans did in one pair, before it is turned into records.
struct MadeUpPair {
  std::vector<double> use;        ///< share of teachers by plan
  std::vector<double> incidents;  ///< privacy incidents by plan
  std::vector<double> cost;       ///< USD by plan
};

/// Compares made-up records: values from week 5 on, so that plans are identical before unless all values are
/// equal.
inline Comparison made_up(const std::vector<Scenario>& plans, const std::vector<MadeUpPair>& pairs) {
  const auto executor = make_serial_executor();
  CompareDef def;
  def.replicates.count = static_cast<std::uint32_t>(pairs.size());
  const RunReplicate run = [&](std::uint32_t replicate) {
    std::vector<RunRecord> out;
    for (std::size_t p = 0; p < plans.size(); ++p) {
      RunRecord record = fake_record();
      set_from(record, Metric::TeacherWeeklyUse, 5, pairs[replicate].use[p]);
      set_once(record, Metric::PrivacyIncidents, 5, pairs[replicate].incidents[p]);
      set_once(record, Metric::CostUsd, 5, pairs[replicate].cost[p]);
      out.push_back(std::move(record));
    }
    return out;
  };
  return compare(plans, run, *executor, def);
}

inline std::vector<Scenario> two_plans() {
  return {fake_scenario("staged", "Staged pilot"), fake_scenario("launch", "Launch everywhere")};
}

/// `won` pairs in which the first plan has 4 incidents fewer, `lost` in which it has 2 more, `tied` without a
/// difference; it always costs $14,000 more, and use is 0.7 in the first plan and 0.5 in the second.
inline std::vector<MadeUpPair> incident_pairs(int won, int lost, int tied) {
  std::vector<MadeUpPair> out;
  const auto add = [&](int n, double first, double second) {
    for (int i = 0; i < n; ++i) out.push_back({{0.7, 0.5}, {first, second}, {114'000, 100'000}});
  };
  add(won, 6, 10);
  add(lost, 12, 10);
  add(tied, 10, 10);
  return out;
}

/// Index of an outcome by key.
inline std::size_t outcome_index(const Comparison& c, const std::string& key) {
  for (std::size_t o = 0; o < c.outcomes.size(); ++o) {
    if (c.outcomes[o].key == key) return o;
  }
  return c.outcomes.size();
}

}  // namespace pilotwave::test
