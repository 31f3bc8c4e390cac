#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "doctor/roll_call.hpp"
#include "model/state.hpp"
#include "population/world.hpp"
#include "sim/plan.hpp"
#include "sim/run_record.hpp"

namespace pilotwave::test {

/// What must hold after every week of every run, by the number of the verification list (O1 ...): what the
/// doctor promises of any scenario, and what can be said only by who has watched a run from its start. Counts
/// instead of stopping, so that one table can say how often each was held.
class WeeklyInvariants {
 public:
  /// How often an invariant was checked and broken, and where first.
  struct Count {
    std::uint64_t checked = 0, broken = 0;
    std::string first;
  };

  /// @param start  the state before the first week; world and plan must outlive this
  WeeklyInvariants(const World& world, const Plan& plan, const ModelState& start);
  /// Call after each step. @param week  the week that was just run
  void after_week(int week, const ModelState& now, const RunRecord& record);
  [[nodiscard]] const std::map<std::string_view, Count>& counts() const { return counts_; }

 private:
  void hold(std::string_view id, bool held, std::string_view what);
  void hold(std::string_view id, const std::optional<Breach>& breach);
  void check_promised(const ModelState& now);
  void check_networks();
  void check_cumulative(const ModelState& now);
  void check_money(const ModelState& now, const RunRecord& record);
  void check_seats(const ModelState& now);
  void check_time(const ModelState& now, const RunRecord& record);
  void check_numbers(const ModelState& now, const RunRecord& record);
  void check_queue(const ModelState& now);
  void check_incidents(const ModelState& now);
  void check_learning(const ModelState& now);
  void check_groups(const ModelState& now, const RunRecord& record);

  const World& world_;
  const Plan& plan_;
  RollCall roll_;
  ModelState before_;
  int week_ = -1;
  std::vector<std::int64_t> open_incidents_;      ///< occurred less found, by school and kind
  std::unordered_set<std::uint32_t> exposed_;     ///< students who ever used AI or were guided
  std::unordered_set<std::uint32_t> ever_using_;  ///< teachers
  std::map<std::string_view, Count> counts_;
};

}  // namespace pilotwave::test
