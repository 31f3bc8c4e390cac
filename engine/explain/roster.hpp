#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "explain/entity_id.hpp"
#include "model/state.hpp"

namespace pilotwave {

/// One line of a list of those who can be asked about.
struct RosterLine {
  std::string id;     ///< as explain takes it
  std::string who;    ///< "mathematics, 12 years in the job", "grade 08", "Oak Elementary School"
  std::string state;  ///< "uses AI weekly", "2 tools open"
};

/// Everybody of a kind, in a district or at one school, as a state has them.
[[nodiscard]] std::vector<RosterLine> roster(EntityKind kind, std::optional<std::uint32_t> school,
                                             const World& world, const ModelState& state);

}  // namespace pilotwave
