#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "model/effects.hpp"
#include "model/interventions/intervention_def.hpp"
#include "model/params.hpp"
#include "model/state.hpp"
#include "model/tool.hpp"
#include "population/world.hpp"
#include "rng/draw.hpp"

namespace pilotwave {

/// What a lever may see when it acts: the world and last week's state, never another lever.
struct LeverView {
  const World& world;
  const Params& params;
  std::span<const ToolDef> tools;
  const Before& before;
  std::span<const double> signals;  ///< by Signal
  int week = 0;
  std::uint32_t key = 0;                      ///< of this intervention, for its own luck
  const std::vector<std::uint8_t>& selected;  ///< schools it is about

  [[nodiscard]] const Luck& luck() const { return world.luck; }
  [[nodiscard]] const Calendar& calendar() const { return world.calendar; }
};

/// Something worth telling in a run's story.
struct LeverEvent {
  std::string kind, detail;
  std::uint32_t school = kNewcomer;  ///< index, or kNewcomer for the district
};

/// One intervention at work. Stateless: what it must remember is in its LeverState, which snapshots carry.
class Lever {
 public:
  virtual ~Lever() = default;
  /// Moves the lever's own state on, once a week while active, before anything is contributed: gates, waves.
  virtual void advance(const LeverView& /*view*/, LeverState& /*self*/,
                       std::vector<LeverEvent>& /*events*/) const {}
  /// Adds this week's part. Contributions are folded in the plan's canonical order; every field of Effects
  /// says how contributions combine, so that neither file order nor the last to act decides anything.
  virtual void contribute(const LeverView& view, const LeverState& self, Effects& effects) const = 0;
  /// How things stand at one of its schools, for people and beginning in lower case: "wave 2 of 3, whose turn
  /// comes on 2027-06-28". Empty where there is no more to say than that the lever acts.
  [[nodiscard]] virtual std::string standing(const LeverView& /*view*/, const LeverState& /*self*/,
                                             std::uint32_t /*school*/) const {
    return {};
  }
};

/// Weeks since the lever started, 0 in its first week.
[[nodiscard]] inline int weeks_active(const LeverView& view, const LeverState& self) {
  return view.week - self.started;
}

/// Day on which a week begins, as people read it.
[[nodiscard]] inline std::string day_of(const LeverView& view, int week) {
  return date_text(view.calendar().monday(week));
}

/// Whether this lever opens a school this week that no other had opened before: its principal's work is done
/// once.
[[nodiscard]] inline bool opens_first(const LeverView& view, const LeverState& self, std::uint32_t s) {
  return self.opened[s] == view.week && view.before.schools[s].open_week >= view.week - 1;
}

/// Indices of the named tools.
[[nodiscard]] ToolSet tool_set(std::span<const std::string> names, std::span<const ToolDef> tools);

/// Key of an intervention for its own luck: from its kind and name, never from its place in a list.
[[nodiscard]] std::uint32_t lever_key(const InterventionDef& def);

/// The schools a pick means, in this world and with this lever's luck. Same answer in every plan that asks
/// the same.
[[nodiscard]] std::vector<std::uint8_t> pick_schools(const SchoolPick& pick, const World& world,
                                                     const TeacherColumns& teachers, const Params& params,
                                                     std::uint32_t key);

}  // namespace pilotwave
