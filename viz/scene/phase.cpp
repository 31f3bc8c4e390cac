#include "viz/scene/phase.hpp"

namespace pilotwave::viz {

using draw::Pattern;
using draw::Role;

Phase phase_of(const SchoolState& school) {
  if (school.pilot != 0) return Phase::Pilot;
  if (school.open != 0) return Phase::Open;
  return school.open_week >= 0 ? Phase::Withdrawn : Phase::Closed;
}

std::string_view phase_words(Phase phase) {
  switch (phase) {
    case Phase::Closed:
      return "no tool open";
    case Phase::Pilot:
      return "pilot";
    case Phase::Open:
      return "tools open";
    case Phase::Withdrawn:
      return "tools withdrawn";
  }
  return {};
}

draw::Fill phase_fill(Phase phase, draw::Hue plan) {
  switch (phase) {
    case Phase::Closed:
      return {Role::Paper};
    case Phase::Pilot:
      return {draw::wash_of(plan), 1, Pattern::Hatch, draw::mark_of(plan)};
    case Phase::Open:
      return {draw::fill_of(plan)};
    case Phase::Withdrawn:
      return {Role::GreyWash, 1, Pattern::Cross, Role::GreyMark};
  }
  return {};
}

}  // namespace pilotwave::viz
