#pragma once

#include <string>

#include "draw/picture.hpp"

namespace pilotwave::viz {

/// What became of a file that a key asked for, in a line for the screen.
struct SavedFile {
  bool written = false;
  std::string path, words;
};

/// Never writes over a file: a number is added to the name instead.
[[nodiscard]] SavedFile save_text(const std::string& folder, const std::string& stem,
                                  const std::string& ending, const std::string& text);
[[nodiscard]] SavedFile save_png(const std::string& folder, const std::string& stem,
                                 const draw::Picture& picture, draw::Theme theme);

}  // namespace pilotwave::viz
