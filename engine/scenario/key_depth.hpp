#pragma once

#include <optional>
#include <string_view>

namespace pilotwave {

/// Dotted keys of more parts than this are refused before parsing: parsers take a table apart by recursion,
/// and a line of a million dots would exhaust the stack.
inline constexpr int kMostKeyParts = 32;

struct TextPlace {
  int line = 0, column = 0;  ///< from 1; columns count bytes
};

/// Where a dotted key grows too long, if anywhere. Follows TOML's strings and comments, in one pass.
[[nodiscard]] std::optional<TextPlace> find_deep_key(std::string_view text);

}  // namespace pilotwave
