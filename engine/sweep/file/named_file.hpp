#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "scenario/findings.hpp"

namespace pilotwave {

/// A file that a sweep names, and where it does.
struct NamedPath {
  std::string path;
  SourcePlace place;
};

/// Adds what is wrong with such a file: what stands in it is told there; that it cannot be opened, where it
/// is named.
void add_errors(const Diagnostics& errors, const NamedPath& named, Findings& findings);

}  // namespace pilotwave
