#pragma once

#include <string>

namespace CLI {
class App;
}

namespace pilotwave {

/// One of the programs of this house: what it says of itself, and its verbs.
struct ProgramDef {
  std::string description, examples;
  /// Declares every verb; the one that is named sets `exit_code` when it has run.
  /// @param words  the command line as it came, ended by a null pointer
  void (*add_verbs)(CLI::App& app, char** words, int& exit_code) = nullptr;
};

/// All that main does: secures the standard streams, reads the command line, runs the verb. Throws nothing.
/// @return the exit code
[[nodiscard]] int run_program(int argc, char** argv, const ProgramDef& def);

/// The command line as typed, for manifests.
[[nodiscard]] const std::string& command_line();

}  // namespace pilotwave
