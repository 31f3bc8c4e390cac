#pragma once

#include <utility>
#include <vector>

#include "draw/picture.hpp"

namespace pilotwave::viz {

/// A pattern over an area as plain lines and discs, so that every painter lays the same one.
struct PatternMarks {
  std::vector<std::pair<draw::Point, draw::Point>> lines;
  std::vector<draw::Point> dots;
  double line_width = 0, dot_radius = 0;
  bool hollow = false;  ///< dots are rings
};

/// @param outline  of a simple polygon        @param spacing  between lines, px
[[nodiscard]] PatternMarks pattern_marks(const std::vector<draw::Point>& outline, draw::Pattern pattern,
                                         double spacing);

}  // namespace pilotwave::viz
