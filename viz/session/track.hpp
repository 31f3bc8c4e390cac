#pragma once

#include <map>
#include <memory>
#include <string>

#include "sim/simulation.hpp"
#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// One plan's run with random access to its weeks. A first simulation runs ahead and leaves snapshots; a
/// second one starts from the snapshot before the week wanted and computes the rest again, to the same bytes.
class Track {
 public:
  /// @param memory_bytes  what snapshots may take; the fewer fit, the farther they lie apart
  Track(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const World> world, Executor& executor,
        std::size_t memory_bytes = kSnapshotMemory);

  /// Runs on by one stretch between snapshots. @return whether weeks are left
  bool run_ahead();
  /// Weeks that have been run.
  [[nodiscard]] int known_weeks() const { return ahead_.week(); }
  [[nodiscard]] bool complete() const { return ahead_.finished(); }

  /// One week of it; runs ahead as far as it must.
  [[nodiscard]] PlanFrame frame(const Wish& wish);
  /// How many weeks were computed again for the last frame; never more than a stretch.
  [[nodiscard]] int weeks_recomputed() const { return recomputed_; }
  /// Weeks between two snapshots.
  [[nodiscard]] int stretch() const { return stretch_; }

  static constexpr std::size_t kSnapshotMemory = std::size_t{384} << 20U;

 private:
  void leave_snapshot();
  void remember();
  void go_to(int week);
  void answer(const EntityId& id, const OpenWeek& open, Answer& why) const;
  void publish_known();

  std::shared_ptr<const Scenario> scenario_;
  std::shared_ptr<const World> world_;
  Plan plan_;
  Simulation ahead_, cursor_;
  std::map<int, std::string> snapshots_;
  SchoolHistory history_;
  UseHistory use_;
  std::shared_ptr<const RunRecord> known_record_;
  std::shared_ptr<const SchoolHistory> known_history_;
  std::shared_ptr<const UseHistory> known_use_;
  std::shared_ptr<const std::vector<LeverMark>> known_levers_;
  int stretch_ = 0, recomputed_ = 0;
};

}  // namespace pilotwave::viz
