#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/result.hpp"

namespace pilotwave {

struct MergeCounts {
  std::uint64_t done = 0, failed = 0;  ///< runs in the merged file
  std::uint64_t added = 0;             ///< by this call
  std::uint64_t missing = 0;           ///< that the sweep asks for and no file holds
};

/// Adds the runs of several files of one sweep to a file, made when it is not there. The order of files does
/// not matter, nor does merging one twice. A finished run takes the place of a failed one.
/// Errors: BadInput when files are of different sweeps, or hold different results for the same run;
/// MissingInput, CannotCreate, InputOutput. A file is merged whole or not at all.
[[nodiscard]] Result<MergeCounts> merge_stores(const std::string& into, std::span<const std::string> files);

}  // namespace pilotwave
