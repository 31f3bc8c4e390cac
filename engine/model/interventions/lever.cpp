#include "model/interventions/lever.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "model/interventions/kinds.hpp"

namespace pilotwave {

ToolSet tool_set(std::span<const std::string> names, std::span<const ToolDef> tools) {
  ToolSet set = 0;
  for (std::size_t t = 0; t < tools.size(); ++t) {
    if (std::find(names.begin(), names.end(), tools[t].id) != names.end()) set = static_cast<ToolSet>(set | tool_bit(t));
  }
  return set;
}

std::uint32_t lever_key(const InterventionDef& def) {
  Fnv1a h;
  h.bytes(def.kind.data(), def.kind.size());
  h.bytes("/", 1);
  h.bytes(def.name.data(), def.name.size());
  return fold32(h.value());
}

void buy_seats(const LeverView& view, const LeverState& self, ToolSet tools, Effects& effects) {
  const SchoolColumns& schools = view.world.schools;
  for (std::size_t t = 0; t < view.tools.size(); ++t) {
    if (!(tools & tool_bit(t)) || view.tools[t].seat_price_usd <= 0) continue;
    const bool students = is_for_students(view.tools[t].kind);
    std::uint32_t seats = 0;
    for (std::uint32_t s = 0; s < schools.size(); ++s) {
      const bool due = self.selected[s] && self.opened[s] >= 0 && (view.week - self.opened[s]) % kSeatWeeks == 0;
      if (due) seats += students ? schools.n_students(s) : schools.n_teachers(s);
    }
    if (seats > 0) effects.purchases.push_back({t, students ? seats : 0, students ? 0 : seats, 1.0, view.key});
  }
}

}  // namespace pilotwave
