#pragma once

#include <string_view>

namespace pilotwave {

inline constexpr std::size_t kLongestSlug = 64;
inline constexpr const char* kSlugAdvice = "use 1 to 64 letters a-z, digits, and - _ . without blanks";

/// Whether a text may be the id of a district, school or tool: ASCII letters, digits and - _ . only, because
/// ids go into file names and columns of results.
[[nodiscard]] constexpr bool is_slug(std::string_view text) {
  if (text.empty() || text.size() > kLongestSlug) return false;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.') return false;
  }
  return true;
}

}  // namespace pilotwave
