#pragma once

#include <memory>
#include <vector>

#include "parallel/executor.hpp"
#include "viz/session/track.hpp"

namespace pilotwave::viz {

/// One or two plans on the same district, people and luck, with random access to their weeks. Computes when
/// asked and on the caller's thread; WatchSession does so on a thread of its own.
class Rehearsal {
 public:
  /// @param plans     one or two, such that why_not_paired() is empty
  /// @param executor  must outlive this
  Rehearsal(std::vector<Scenario> plans, std::uint32_t replicate, Executor& executor);

  /// Runs the plan that is least far on. @return whether weeks are left in either
  bool run_ahead();
  void run_to_end();
  [[nodiscard]] int known_weeks() const;

  /// Both plans in one week; a week outside the run is moved to its nearest.
  [[nodiscard]] std::shared_ptr<const Frame> frame(const Wish& wish);

  /// Puts a plan in the second place, beside the first: a branch. Same world, same luck.
  void put_beside(Scenario plan);
  /// Puts the plans that it began with back.
  void put_back();
  [[nodiscard]] bool has_branch() const { return branch_ != nullptr; }

  [[nodiscard]] const Track& track(std::size_t plan) const { return *current(plan); }
  [[nodiscard]] std::size_t n_plans() const { return branch_ ? 2 : tracks_.size(); }
  [[nodiscard]] const World& world() const { return *worlds_.front(); }

 private:
  [[nodiscard]] Track* current(std::size_t plan) const;

  std::uint32_t replicate_;
  Executor& executor_;
  std::vector<std::shared_ptr<const World>> worlds_;  ///< of each plan; one and the same where they may share
  std::vector<std::unique_ptr<Track>> tracks_;
  std::unique_ptr<Track> branch_;
};

}  // namespace pilotwave::viz
