#include "sweep/file/named_file.hpp"

#include <fmt/format.h>

namespace pilotwave {

void add_errors(const Diagnostics& errors, const NamedPath& named, Findings& findings) {
  for (Diagnostic wrong : errors) {
    if (wrong.trouble == Trouble::MissingInput && wrong.place.file == named.path) {
      wrong.what = fmt::format("`{}`: {}", named.path, wrong.what);
      wrong.place = named.place;
    }
    findings.add(std::move(wrong));
  }
}

}  // namespace pilotwave
