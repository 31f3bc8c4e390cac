#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pilotwave {

// The pieces of TOML text that this program writes. Numbers come as number_text(), dates as date_text().

/// A quoted string; whatever may not stand in one is escaped.
[[nodiscard]] std::string toml_text(std::string_view text);
/// `["a", "b"]`.
[[nodiscard]] std::string toml_list(std::span<const std::string> texts);
/// "true" or "false".
[[nodiscard]] std::string toml_flag(bool flag);
/// A comment on its own line or behind a value; control characters become blanks.
[[nodiscard]] std::string toml_comment(std::string_view text);

}  // namespace pilotwave
