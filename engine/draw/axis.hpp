#pragma once

#include <functional>

#include "draw/picture.hpp"
#include "draw/scale.hpp"

namespace pilotwave::draw {

/// A labelled tick of an axis: where it lies along the axis, and its words.
struct TickMark {
  double at = 0;  ///< px
  std::string text;
};

/// A horizontal axis along the bottom of `plot`: its line, ticks, words beneath; with `grid`, a faint line up
/// through the plot at every tick. Words that would run into the one before them are left out.
[[nodiscard]] Group bottom_axis(const Box& plot, const std::vector<TickMark>& ticks, double text_size,
                                bool grid);

/// A vertical axis left of `plot`: words at every tick, and a faint line across the plot.
[[nodiscard]] Group left_axis(const Box& plot, const std::vector<TickMark>& ticks, double text_size);

/// Height below the plot that bottom_axis() uses.
[[nodiscard]] double bottom_axis_height(double text_size);

/// Every tick of `ticks`, placed by `scale` and said by `words`.
[[nodiscard]] std::vector<TickMark> placed_ticks(const Ticks& ticks, const Scale& scale,
                                                 const std::function<std::string(double)>& words);

}  // namespace pilotwave::draw
