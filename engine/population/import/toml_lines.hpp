#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace pilotwave {

// Lines of the TOML files that imports write.

/// A text as a TOML string, quoted.
[[nodiscard]] std::string toml_string(std::string_view text);
/// `key = "text"` and a line feed.
[[nodiscard]] std::string toml_line(std::string_view key, std::string_view text);
/// A comment line; control characters have no place in one.
[[nodiscard]] std::string toml_comment(std::string text);

/// Why a file may not be called so: its name does not end in .toml. Devices are another's affair.
/// @param kind  of the file, for people: "district"
[[nodiscard]] std::optional<Diagnostic> why_no_toml_name(const std::filesystem::path& output,
                                                         std::string_view kind);

}  // namespace pilotwave
