#include "model/interventions/lever.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "model/interventions/kinds.hpp"

namespace pilotwave {

ToolSet tool_set(std::span<const std::string> names, std::span<const ToolDef> tools) {
  ToolSet set = 0;
  for (std::size_t t = 0; t < tools.size(); ++t) {
    if (std::find(names.begin(), names.end(), tools[t].id) != names.end())
      set = static_cast<ToolSet>(set | tool_bit(t));
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

}  // namespace pilotwave
