#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/param_spec.hpp"
#include "experiment/outcome.hpp"

namespace pilotwave {

/// How well the numbers behind an outcome are supported: those of the processes that compute it.
struct Grades {
  std::vector<std::string_view> processes;  ///< first parts of parameter keys: "incidents", "teacher_use"
  std::size_t strong = 0, moderate = 0, weak = 0, assumed = 0;
  const ParamSpec* example = nullptr;  ///< the first one of the weakest grade present
  [[nodiscard]] std::size_t total() const { return strong + moderate + weak + assumed; }
};
[[nodiscard]] Grades grades_behind(const OutcomeDef& outcome);

/// "Weakest assumption behind privacy incidents: "Privacy slips by people" (assumed, 0 to 0.1 per user-week).
/// 9 of the 27 numbers in those rules are assumed, 12 weak; which of them matters most was not tested here."
[[nodiscard]] std::string weakest_assumption(const OutcomeDef& outcome);

}  // namespace pilotwave
