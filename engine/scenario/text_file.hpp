#pragma once

#include <string>

#include "base/result.hpp"

namespace pilotwave {

/// Scenario and district files larger than this are refused: none is, and a parser needs many times their
/// size.
inline constexpr std::size_t kLargestTextFile = std::size_t{16} << 20;

/// The whole content of a regular UTF-8 text file.
/// Errors: MissingInput when it cannot be opened (absent, a folder, no permission), InputOutput when reading
/// fails midway, BadInput when it is empty, too large, holds NUL bytes or is not UTF-8 (with line and
/// column).
[[nodiscard]] Result<std::string> read_text_file(const std::string& path);

}  // namespace pilotwave
