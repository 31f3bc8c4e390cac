#pragma once

#include <string>

#include "base/result.hpp"

namespace pilotwave::viz {

/// The two faces that everything is written in.
struct FontFiles {
  std::string regular, bold;
};

/// Liberation Sans, whose widths pictures are laid out with, or the nearest that is installed. An error names
/// the package to install.
[[nodiscard]] Result<FontFiles> find_fonts();

/// As find_fonts(), with the folders to look in. @param folders  each ends without a slash
[[nodiscard]] Result<FontFiles> find_fonts_in(const std::vector<std::string>& folders);

}  // namespace pilotwave::viz
