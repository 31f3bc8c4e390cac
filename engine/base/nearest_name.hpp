#pragma once

#include <span>
#include <string>
#include <string_view>

namespace pilotwave {

/// The candidate closest to `wanted` by edit distance (insert, delete, replace, swap of neighbours), or ""
/// when none is within a third of the longer length (at least 2 edits). Ties go to the earlier candidate.
[[nodiscard]] std::string nearest_name(std::string_view wanted, std::span<const std::string> candidates);

/// "did you mean `x`?" for the nearest name, else "valid: a, b, c" (shortened after twelve).
[[nodiscard]] std::string suggest_name(std::string_view wanted, std::span<const std::string> candidates);

}  // namespace pilotwave
