#pragma once

#include <cstdint>
#include <string>

#include "base/result.hpp"
#include "sweep/file/sweep_def.hpp"

namespace pilotwave {

/// The sweep that a store holds, out of the store alone: no other file is opened, so it is the same on any
/// machine. Errors: MissingInput, BadInput.
[[nodiscard]] Result<SweepDef> stored_sweep(const std::string& path);

/// One run of a store.
struct StoredRun {
  std::size_t scenario = 0, district = 0;
  std::uint32_t point = 0, replicate = 0;
  std::string result_hash;  ///< "" where the run failed
};
/// Finds a run by its id, or by the beginning of it when that is enough.
/// Errors: Usage when there is none or more than one; those of stored_sweep().
[[nodiscard]] Result<StoredRun> find_run(const std::string& path, const std::string& run_id);

}  // namespace pilotwave
