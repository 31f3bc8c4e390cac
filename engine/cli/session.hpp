#pragma once

#include <functional>
#include <string>

#include "cli/exit_code.hpp"

namespace CLI {
class App;
}

namespace pilotwave {

/// What the command line as a whole decided.
struct Session {
  std::string command_line;          ///< as typed, for the manifest
  bool no_color = false;
  std::function<ExitCode()> action;  ///< of the verb that was chosen
};

// One function a verb, each in its own file: adds the verb with its options; when it is chosen, sets the action.
void add_bench_verb(CLI::App& app, Session& session);
void add_check_verb(CLI::App& app, Session& session);
void add_compare_verb(CLI::App& app, Session& session);
void add_diff_verb(CLI::App& app, Session& session);
void add_import_verb(CLI::App& app, Session& session);
void add_list_verb(CLI::App& app, Session& session);
void add_run_verb(CLI::App& app, Session& session);

}  // namespace pilotwave
