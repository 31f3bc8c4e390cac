#pragma once

#include <string>
#include <utility>
#include <vector>

namespace pilotwave {

/// Where in a user's file something stands. Lines and columns count from 1; 0 means "the whole file".
struct SourcePlace {
  std::string file;
  int line = 0;
  int column = 0;
};

/// What kind of trouble it is; decides the process's exit code (engine/cli/exit_code.hpp).
enum class Trouble {
  BadInput,      ///< a file's content is wrong
  MissingInput,  ///< a file cannot be opened or read
  Usage,         ///< the command line is wrong
  CannotCreate,  ///< an output cannot be created
  InputOutput,   ///< reading or writing failed midway (a full disk)
};

/// One thing that is wrong with what the user gave, said so that they can mend it.
struct Diagnostic {
  Trouble trouble = Trouble::BadInput;
  SourcePlace place;
  std::string key;   ///< dotted key path, e.g. `intervention[2].hours_per_teacher`; empty when there is none
  std::string what;  ///< what was wrong: "unknown key `hous`"
  std::string hint;  ///< what to do next: "did you mean `hours`?"; may be empty

  /// `file:line:column: error: what (hint)`, parts left out where unknown.
  [[nodiscard]] std::string text() const;
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace pilotwave
