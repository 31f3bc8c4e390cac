#pragma once

#include <string>
#include <string_view>

#include <catch2/catch.hpp>

namespace pilotwave::test {

/// The text with the first `from`, which must be in it, replaced.
[[nodiscard]] inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace pilotwave::test
