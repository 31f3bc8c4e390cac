#pragma once

#include <string_view>

namespace pilotwave {

/// What this binary is.
struct BuildFacts {
  std::string_view version;
  std::string_view compiler;   ///< "GNU 12.2.0"
  std::string_view flags;      ///< build type and flags that could matter to numbers
  std::string_view generator;  ///< of random draws
};
[[nodiscard]] const BuildFacts& build_facts();

}  // namespace pilotwave
