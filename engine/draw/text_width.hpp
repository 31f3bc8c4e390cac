#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draw/picture.hpp"

namespace pilotwave::draw {

/// Width of a line of text, px. From a table of a usual sans-serif face (the widths that Helvetica, Arial and
/// Liberation Sans share), so that a picture is the same whatever fonts a machine has; characters outside
/// ASCII count as a digit, accents that combine as nothing.
[[nodiscard]] double text_width(std::string_view text, double size, Weight weight = Weight::Regular);
[[nodiscard]] double text_width(const Text& text);

/// The text, cut to end with an ellipsis where it is wider than `width`.
[[nodiscard]] std::string fitted(std::string_view text, double size, double width,
                                 Weight weight = Weight::Regular);

/// The text in lines of at most `width`, broken at spaces; a word wider than that is broken within.
[[nodiscard]] std::vector<std::string> broken(std::string_view text, double size, double width,
                                              Weight weight = Weight::Regular);

/// How far below the middle of a line of text its base line lies, px.
[[nodiscard]] double middle_to_base(double size);

}  // namespace pilotwave::draw
