#pragma once

#include "base/diagnostic.hpp"

namespace pilotwave {

/// How the process ends: the one table that scripts may rely on.
enum class ExitCode : int {
  Success = 0,
  SomeRunsFailed = 1,  ///< ran, but see failed.csv
  Usage = 2,           ///< the command line is wrong
  Differs = 3,         ///< `diff --exit-code` found a difference
  BadInput = 65,       ///< an input file's content is wrong
  MissingInput = 66,   ///< an input file cannot be opened
  Internal = 70,       ///< our fault
  CannotCreate = 73,   ///< an output cannot be created
  InputOutput = 74,    ///< reading or writing failed midway
  StoppedEarly = 75,   ///< asked to stop; what was complete is kept
  Interrupted = 130,   ///< by a second Ctrl-C
  Terminated = 143,    ///< by a second SIGTERM
};

[[nodiscard]] constexpr ExitCode exit_code_of(Trouble trouble) {
  switch (trouble) {
    case Trouble::BadInput: return ExitCode::BadInput;
    case Trouble::MissingInput: return ExitCode::MissingInput;
    case Trouble::Usage: return ExitCode::Usage;
    case Trouble::CannotCreate: return ExitCode::CannotCreate;
    case Trouble::InputOutput: return ExitCode::InputOutput;
  }
  return ExitCode::Internal;
}

}  // namespace pilotwave
