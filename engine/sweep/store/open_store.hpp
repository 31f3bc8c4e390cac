#pragma once

#include <memory>
#include <string>

#include "sweep/store/sqlite.hpp"

namespace pilotwave {

/// Opens the file of a sweep for reading. Throws DatabaseError: it is not there, is no sweep's, or has
/// another layout.
[[nodiscard]] std::unique_ptr<Database> open_store(const std::string& path);

}  // namespace pilotwave
