#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// Something a plan could do otherwise from a week on.
struct Change {
  enum class Kind : unsigned char {
    Set,    ///< a value of an intervention; one at work ends, and begins again with the value
    End,    ///< an intervention ends this week
    Begin,  ///< an intervention that the plan does not have begins this week
  } kind = Kind::Set;
  std::size_t intervention = 0;          ///< Set, End: index into the scenario's interventions
  std::string field;                     ///< Set: its key; Begin: the kind
  double value = 0;                      ///< Set: a number, or the place of a choice
  std::vector<std::string> choices;      ///< Set: what it is chosen from; empty for a number
  double least = 0, most = 0, step = 0;  ///< Set: what the value may be, and how far a key press moves it
  bool least_is_none = false;            ///< Set: the least value stands for none, the next one is nought
  bool at_work = false;                  ///< the intervention has begun by the week
  std::vector<std::string> schools;  ///< Set, at work: where it acts, so that its second part acts there too
  std::string label;                 ///< "Training sessions: hours per teacher"
  std::string unit;
};

/// Everything that can be changed from the week of a frame on, in the order in which a panel lists it: first
/// what begins anew (a pause, tools everywhere), then what the plan has.
[[nodiscard]] std::vector<Change> possible_changes(const PlanFrame& plan, int week);

/// Longer names of changed plans are cut to "..., changed"; what changed stays in the summary.
inline constexpr std::size_t kLongestPlanName = 120;

/// The plan with a change from a week on. Before that week both are the same, and so are their runs.
[[nodiscard]] Scenario changed_plan(const Scenario& plan, const Change& change, Date monday);

/// "12 hours", "required", "none"; empty where nothing is set.
[[nodiscard]] std::string value_words(const Change& change);
/// One step on, or back; never beyond the ends.
void step_value(Change& change, bool on);

/// "Pause from 11 January 2027", "Training sessions: hours per teacher 6 from 11 January 2027".
[[nodiscard]] std::string change_words(const Change& change, Date monday);

}  // namespace pilotwave::viz
