#pragma once

#include <string>

#include "base/result.hpp"

namespace pilotwave {

/// SHA-256 over every run, a checksum of its values, and every event of a store, in the order of their
/// numbers: equal digests, equal results, however many machines and calls made them. Depends on no path, no
/// clock, no thread count. Errors: MissingInput, BadInput when the file is no sweep's, InputOutput.
[[nodiscard]] Result<std::string> sweep_digest(const std::string& path);

}  // namespace pilotwave
