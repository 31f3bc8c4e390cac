#pragma once

#include <string>
#include <vector>

#include "chart/over_time.hpp"
#include "draw/axis.hpp"
#include "draw/scale.hpp"

/// Where the parts of a chart over time lie: plots, axes, and room for words beside them.
namespace pilotwave::chart {

[[nodiscard]] inline double days_of(Date day) { return static_cast<double>(day.time_since_epoch().count()); }
/// How many days are drawn.
[[nodiscard]] std::size_t n_drawn(const OverTime& data);
/// Whether days are still to come.
[[nodiscard]] inline bool is_growing(const OverTime& data) { return n_drawn(data) < data.days.size(); }

/// Whether the picture says what is drawn. Where a height is given, whoever gives it has said so already.
[[nodiscard]] inline bool names_outcome(const OverTime& data) { return data.height <= 0; }

/// One panel: its place, and where weeks and values lie in it.
struct Panel {
  draw::Box plot;
  draw::Scale x, y;
  double step;  ///< between ticks

  [[nodiscard]] draw::Point at(const OverTime& data, std::size_t week, double value) const {
    return {x(days_of(data.days[week])), y(value)};
  }
};

/// The plot and, beneath it, that of the difference; without one, the same twice.
struct Panels {
  Panel main, lowest;
  std::vector<draw::TickMark> main_ticks, lowest_ticks;
};
[[nodiscard]] Panels panels_of(const OverTime& data, const Frame& frame);

/// What is said at the end of a plan's line, in a room.
[[nodiscard]] std::string end_words(const TimeSeries& series, const Frame& frame, double room);

}  // namespace pilotwave::chart
