#include "base/diagnostic.hpp"

#include <fmt/format.h>

namespace pilotwave {

std::string Diagnostic::text() const {
  std::string out;
  if (!place.file.empty()) {
    out += place.file;
    if (place.line > 0) out += fmt::format(":{}", place.line);
    if (place.line > 0 && place.column > 0) out += fmt::format(":{}", place.column);
    out += ": ";
  }
  out += "error: ";
  if (!key.empty()) out += fmt::format("{}: ", key);
  out += what;
  if (!hint.empty()) out += fmt::format("\n  {}", hint);
  return out;
}

}  // namespace pilotwave
