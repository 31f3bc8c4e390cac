#pragma once

#include "viz/scene/sheet.hpp"
#include "viz/scene/view.hpp"
#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// One number of a run that grows with the clock.
struct GrowingChart {
  int metric = 0;       ///< index into metric_catalogue()
  bool summed = false;  ///< since the start, for what happens rather than stands
  std::string title;    ///< a few words
};

/// What is charted: the goals' numbers first, then incidents, trust and money; each once, at most `most`.
[[nodiscard]] std::vector<GrowingChart> charts_of(const Frame& frame, std::size_t most);

/// Lines of each plan up to the week shown, named at their ends, with the goal's line; the range of the axis
/// is that of the whole run, so that it does not jump.
/// @param difference  beneath, the second plan's number minus the first one's, with its line of zero
void growing_chart(Sheet& sheet, const Frame& frame, const GrowingChart& chart, const draw::Box& box,
                   bool difference);

/// A value as people read it: "41%", "$1.2 million", "36".
[[nodiscard]] std::string metric_value_words(int metric, double value);

}  // namespace pilotwave::viz
