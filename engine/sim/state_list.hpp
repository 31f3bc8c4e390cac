#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pilotwave {

/// One variable of the model's description.
struct StateVariable {
  std::string_view name;  ///< of the member that holds it
  std::string type;       ///< of the code: "f32", "3 x u16", "choice", "list of record"
  std::string_view range;
  /// "static", "frame", "before", "commit", "counted", or the numbers of the processes that write it; empty
  /// for what is listed by itself.
  std::string_view changes;
  std::string_view meaning;
};

/// Whether a process of the week writes a variable; 13 moves people, with all that is theirs.
[[nodiscard]] bool is_written_by(const StateVariable& variable, int process);

struct StateEntity {
  std::string_view name;
  std::string_view text;
  std::vector<StateVariable> variables;  ///< what is fixed first
};

/// Everything that a run carries from week to week, and the lasting properties of who carries it, from the
/// lists in sim/state/ by which states are hashed and saved.
[[nodiscard]] std::vector<StateEntity> state_entities();

}  // namespace pilotwave
