#include "viz/session/school_history.hpp"

#include <algorithm>

#include "base/hash.hpp"

namespace pilotwave::viz {

SchoolWeekMark mark_of(const World& world, const ModelState& state, std::uint32_t school) {
  SchoolWeekMark mark;
  const std::uint32_t first = world.schools.first_teacher[school];
  const std::uint32_t last = world.schools.first_teacher[school + 1];
  Fnv1a people;
  std::uint32_t weekly = 0;
  for (std::uint32_t t = first; t < last; ++t) {
    const std::uint8_t bytes[] = {static_cast<std::uint8_t>(state.teachers.level[t]),
                                  state.teachers.channel[t]};
    people.bytes(bytes, sizeof bytes);
    if (uses_weekly(state.teachers.level[t]) && (state.teachers.channel[t] & kApproved) != 0) ++weekly;
  }
  const SchoolState& now = state.schools[school];
  std::uint32_t found = 0;
  for (std::size_t kind = 0; kind < kIncidentKinds; ++kind) {
    if (static_cast<IncidentKind>(kind) != IncidentKind::Integrity) found += now.found[kind];
  }
  mark.people = fold32(people.value());
  mark.incidents = now.incidents_total;
  mark.open = now.open;
  mark.pilot = now.pilot;
  mark.found = static_cast<std::uint16_t>(std::min<std::uint32_t>(found, 65535U));
  mark.weekly_share = last > first ? static_cast<float>(weekly) / static_cast<float>(last - first) : 0.0F;
  return mark;
}

void SchoolHistory::add(const World& world, const ModelState& state) {
  for (std::uint32_t s = 0; s < n_schools_; ++s) marks_.push_back(mark_of(world, state, s));
}

std::vector<int> parted_weeks(const SchoolHistory& a, const SchoolHistory& b, int last_week) {
  std::vector<int> parted(a.n_schools(), -1);
  const int last = std::min({last_week, a.last_week(), b.last_week()});
  for (int week = 0; week <= last; ++week) {
    for (std::uint32_t s = 0; s < a.n_schools(); ++s) {
      const SchoolWeekMark &x = a.at(week, s), &y = b.at(week, s);
      const bool same =
          x.people == y.people && x.incidents == y.incidents && x.open == y.open && x.pilot == y.pilot;
      if (parted[s] < 0 && !same) parted[s] = week;
    }
  }
  return parted;
}

}  // namespace pilotwave::viz
