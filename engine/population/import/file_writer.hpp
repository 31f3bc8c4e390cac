#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace pilotwave {

/// A file to be, whole in memory.
struct PendingFile {
  std::filesystem::path path;
  std::string content;
};

/// Writes files so that each appears under its name complete or not at all: all of them go to `NAME.partial`
/// in the same folder first, reach the disk, and are then renamed in the order given. After trouble no
/// partial file is left, and no file that was not there before.
/// @param force  replace files that exist; without it one that exists is an error
/// @return empty, or what stood in the way (CannotCreate: a name is taken or the folder does not take files;
///         InputOutput: writing failed midway, as on a full disk, or the name belongs to a device)
[[nodiscard]] Diagnostics write_files(const std::vector<PendingFile>& files, bool force);

}  // namespace pilotwave
