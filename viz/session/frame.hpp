#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "explain/inquiry.hpp"
#include "scenario/scenario.hpp"
#include "sim/run_record.hpp"
#include "viz/session/school_history.hpp"
#include "viz/session/use_history.hpp"

namespace pilotwave::viz {

/// What is wanted on the screen: a week, and perhaps why somebody did what they did in it.
struct Wish {
  int week = 0;  ///< weeks completed
  std::optional<EntityId> asked;
  friend bool operator==(const Wish&, const Wish&) = default;
};

/// An intervention of a plan as far as it is known: when it began and ended, -1 not yet.
struct LeverMark {
  std::string kind, label, name;
  int started = -1, ended = -1;
};

/// One plan in one week. Nobody changes it once it is made; scenes read it, on any thread.
struct PlanFrame {
  std::shared_ptr<const Scenario> scenario;
  std::shared_ptr<const World> world;
  std::shared_ptr<const ModelState> state;  ///< as the week closed
  /// What every student did a week before, to see who took it up; empty in week 0.
  std::shared_ptr<const std::vector<StudentUse>> students_before;
  /// As far as the run is known, which may be beyond the week shown.
  std::shared_ptr<const RunRecord> record;
  std::shared_ptr<const SchoolHistory> history;
  std::shared_ptr<const UseHistory> use;
  std::shared_ptr<const std::vector<LeverMark>> levers;
  int known_weeks = 0;  ///< weeks of `record` that have been run
  /// What was decided in the week just closed, for whom the wish asked; empty in week 0.
  std::shared_ptr<const Answer> why;
};

/// One or two plans on the same district, the same people, the same luck, in the same week.
struct Frame {
  Wish wish;
  std::uint32_t replicate = 0;
  std::vector<PlanFrame> plans;
  /// Two plans: for each school the week from which they differ there, -1 while they do not (parted_weeks).
  std::vector<int> parted;

  [[nodiscard]] int week() const { return wish.week; }
  [[nodiscard]] bool paired() const { return plans.size() > 1; }
  [[nodiscard]] const World& world() const { return *plans.front().world; }
  [[nodiscard]] const Calendar& calendar() const { return world().calendar; }
  [[nodiscard]] int n_weeks() const { return calendar().n_weeks(); }
};

}  // namespace pilotwave::viz
