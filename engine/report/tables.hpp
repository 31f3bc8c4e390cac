#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "experiment/comparison.hpp"
#include "experiment/group_size.hpp"
#include "experiment/period.hpp"
#include "scenario/scenario.hpp"
#include "sim/run_record.hpp"

namespace pilotwave {

/// A scenario as tables name it: everything that a row needs and that does not change from run to run.
struct ScenarioKey {
  std::string slug, name;
  std::string text_hash_base;  ///< version, effective scenario text and seed: what a run id is made of
  Date start{};
  int n_weeks = 0;
  std::uint32_t seed = 0;
  /// Of a run out of a sweep, which has an id and a replay command already; else empty.
  std::string known_id, known_replay;
};
[[nodiscard]] ScenarioKey scenario_key(const Scenario& scenario, std::string_view effective_text);

/// First 16 hexadecimal digits of SHA-256(version, effective scenario text, seed, replicate).
[[nodiscard]] std::string run_id(const ScenarioKey& scenario, std::uint32_t replicate);
/// A command that repeats one run.
[[nodiscard]] std::string replay_command(const ScenarioKey& scenario, std::uint32_t replicate);

// Each appends rows to the text of its table; headers are TableSchema::header().
void append_run(std::string& out, const ScenarioKey& scenario, std::uint32_t replicate,
                std::uint64_t result_hash);
/// A failed run stands in both tables.
void append_failed_run(std::string& runs, std::string& failed, const ScenarioKey& scenario,
                       std::uint32_t replicate, std::string_view error);
/// @param sizes  of the record's groups: groups of fewer than 10 people are left empty
void append_metrics(std::string& out, const ScenarioKey& scenario, std::uint32_t replicate,
                    const RunRecord& run, std::span<const Period> periods, std::span<const GroupSize> sizes);
void append_events(std::string& out, const ScenarioKey& scenario, std::uint32_t replicate,
                   const RunRecord& run);
void append_pairs(std::string& out, const Comparison& comparison);
void append_summary(std::string& out, const Comparison& comparison);

}  // namespace pilotwave
