#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "doctor/trial.hpp"

namespace pilotwave::test {

/// An engine with one mistake of the kind that a promise is there to find.
struct Fault {
  std::string_view what;     ///< the mistake
  std::string_view promise;  ///< key of the promise that must find it
  std::string_view said;     ///< what the finding must name
  Engine engine;
};

/// One or more for every promise.
[[nodiscard]] std::vector<Fault> seeded_faults();

}  // namespace pilotwave::test
