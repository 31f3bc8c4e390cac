#pragma once

#include <string>
#include <vector>

namespace pilotwave {

/// One thing about this build on this machine.
struct InstallationCheck {
  std::string name;  ///< "Draws"
  bool good = true;
  std::string found;  ///< in a sentence
};

/// Whether this build counts, draws and shares out work as it must, on this machine. Takes well under a
/// second.
/// @param threads  that would be used
[[nodiscard]] std::vector<InstallationCheck> check_installation(int threads);

}  // namespace pilotwave
