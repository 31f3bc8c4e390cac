#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "sim/run_record.hpp"

namespace pilotwave {

/// First week in which two records of the same world differ in any value (or state hash, where both kept
/// them), or nothing when they are identical. Both must have the same groups and weeks.
[[nodiscard]] std::optional<int> first_difference(const RunRecord& a, const RunRecord& b);

/// Hash of everything measured in a run: equal hashes, equal results.
[[nodiscard]] std::uint64_t result_hash(const RunRecord& run);

/// An intervention that begins in one plan in a week in which no equal one begins in the other.
struct Departure {
  std::size_t plan = 0;  ///< 0 or 1: which of the two plans has it
  std::string label;     ///< of its kind: "Training sessions"
  std::string name;      ///< the planner's name for it, may be empty
  Date day{};            ///< the day as written
  bool ends = false;     ///< it ends (rather than begins) on this day
};
/// Why two plans part in a week, as far as their dates tell: the acts of that week or, since an act may show
/// in what is measured a week or two later, of the last week before it that has any.
[[nodiscard]] std::vector<Departure> departures(const Scenario& a, const Scenario& b, int week);

}  // namespace pilotwave
