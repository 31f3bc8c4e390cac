#pragma once

#include "base/diagnostic.hpp"

namespace pilotwave {

/// Every exit code in one table; scripts rely on them.
enum ExitCode : int {
  kSuccess = 0,
  kSomeRunsFailed = 1,
  kUsage = 2,
  kDifferenceFound = 3,
  kPromiseBroken = 4,
  kBadInput = 65,
  kMissingInput = 66,
  kInternalError = 70,
  kCannotCreate = 73,
  kInputOutput = 74,
  kStoppedEarly = 75,
  kInterrupted = 130,
  kTerminated = 143,
};

[[nodiscard]] constexpr ExitCode exit_code_of(Trouble trouble) {
  switch (trouble) {
    case Trouble::BadInput:
      return kBadInput;
    case Trouble::MissingInput:
      return kMissingInput;
    case Trouble::Usage:
      return kUsage;
    case Trouble::CannotCreate:
      return kCannotCreate;
    case Trouble::InputOutput:
      return kInputOutput;
  }
  return kInternalError;
}

}  // namespace pilotwave
