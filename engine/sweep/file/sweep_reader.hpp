#pragma once

#include <string>

#include "base/result.hpp"
#include "sweep/file/sweep_def.hpp"
#include "sweep/file/sweep_sources.hpp"

namespace pilotwave {

/// Reads and checks a sweep file and every scenario, district and table that it names; every error of every
/// file in one pass.
[[nodiscard]] Result<SweepDef> load_sweep(const std::string& path);

/// Whether a file says how points are chosen, as no other kind of file does.
[[nodiscard]] bool is_sweep_file(const std::string& path);

/// A sweep from a text. @param file  stands for the file in errors
[[nodiscard]] Result<SweepDef> read_sweep(const std::string& text, const std::string& file,
                                          SweepSources& sources);

}  // namespace pilotwave
