#pragma once

#include "viz/scene/sheet.hpp"
#include "viz/scene/view.hpp"
#include "viz/session/frame.hpp"

namespace pilotwave::viz {

/// One number of a run that grows with the clock.
struct GrowingChart {
  int metric = 0;     ///< index into metric_catalogue(); added up where it is_summed()
  std::string title;  ///< a few words
};

/// What is charted: the goals' numbers first, then incidents, trust and money; each once, at most `most`.
[[nodiscard]] std::vector<GrowingChart> charts_of(const Frame& frame, std::size_t most);

/// The report's chart of that number, drawn up to the week shown: a line a plan with its value at the end,
/// the goal's line; the range of the axis is that of the whole run, so that it does not jump.
/// @param difference  beneath, the first plan's number minus the second one's, around no difference
void growing_chart(Sheet& sheet, const Frame& frame, const GrowingChart& chart, const draw::Box& box,
                   bool difference);

}  // namespace pilotwave::viz
