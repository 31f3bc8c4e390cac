#pragma once

#include <string>
#include <vector>

#include "scenario/layer.hpp"

namespace pilotwave {

/// At most this many scenario files may extend one another.
inline constexpr std::size_t kLongestChain = 16;

/// A scenario file with all that it builds upon.
struct Chain {
  /// In the order in which they apply: the furthest ancestor first, a file's assumptions before the file
  /// itself.
  std::vector<ScenarioLayer> layers;
  bool complete = true;  ///< every file could be read
};

/// Reads a scenario file, all that it extends and the assumptions of each.
/// @param read_district  false when the district is given otherwise
[[nodiscard]] Chain read_chain(const std::string& path, bool read_district, Findings& findings);

}  // namespace pilotwave
