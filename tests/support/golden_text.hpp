#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "places.hpp"

namespace pilotwave::test {

/// Holds a text to a file of the tests' folder; PILOTWAVE_GOLDEN=rewrite writes the file anew instead. On a
/// difference it shows the first line that moved.
inline void check_golden(const std::string& file, const std::string& text) {
  std::string path(PILOTWAVE_SOURCE_DIR "/tests/");
  path.append(file);
  const char* rewrite = std::getenv("PILOTWAVE_GOLDEN");
  if (rewrite != nullptr && std::string(rewrite) == "rewrite") {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  const std::string frozen{std::istreambuf_iterator<char>(in), {}};
  if (text == frozen) {
    CHECK(true);
    return;
  }
  std::size_t at = 0;
  while (at < text.size() && at < frozen.size() && text[at] == frozen[at]) ++at;
  const auto line = [&](const std::string& whole) {
    const std::size_t from = at == 0 ? 0 : whole.rfind('\n', at - 1) + 1;
    return whole.substr(from, whole.find('\n', at) - from);
  };
  FAIL_CHECK(file << " was: " << line(frozen) << "\nis: " << line(text));
}

}  // namespace pilotwave::test
