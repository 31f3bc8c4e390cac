#include "chart/over_time_panels.hpp"

#include <algorithm>
#include <cmath>

#include "base/words.hpp"
#include "chart/time_flags.hpp"
#include "draw/text_width.hpp"

namespace pilotwave::chart {

using namespace draw;

namespace {

constexpr double kPlotHeight = 220, kPlotHeightNarrow = 180;  // px
constexpr int kMostTicks = 6;
constexpr double kDifferenceHeight = 90;  // px

/// Lowest and highest of what is drawn.
struct Reach {
  double low = INFINITY, high = -INFINITY;
  void add(double v) {
    if (!std::isfinite(v)) return;
    low = std::min(low, v);
    high = std::max(high, v);
  }
  void add(const std::vector<Spread>& weeks) {
    for (const Spread& s : weeks) {
      add(s.q05);
      add(s.q95);
    }
  }
};

Panel panel_of(const OverTime& data, const Box& plot, double low, double high, int ticks) {
  const Ticks t = nice_ticks(low, high, ticks);
  return {plot,
          {days_of(data.days.front()), days_of(data.days.back()), plot.x, plot.right()},
          {t.low(), t.high(), plot.bottom(), plot.y},
          t.step};
}

/// The same with an axis that ends where the values do, and ticks inside.
Panel tight_panel_of(const OverTime& data, const Box& plot, double low, double high, int ticks) {
  constexpr double kAir = 0.06;  // of the range, above and below
  Panel panel = panel_of(data, plot, low, high, ticks);
  if (high > low) {
    panel.y.low = low - kAir * (high - low);
    panel.y.high = high + kAir * (high - low);
  }
  return panel;
}

/// Ticks of a panel that lie inside it, with their words.
std::vector<TickMark> ticks_of(const OverTime& data, const Panel& panel, bool with_sign) {
  constexpr double kHair = 1e-6;
  Ticks shown{panel.step, {}};
  const double first = std::ceil(panel.y.low / panel.step - kHair);
  for (double k = first; k * panel.step <= panel.y.high + kHair * panel.step; ++k)
    shown.at.push_back(k * panel.step);
  return placed_ticks(shown, panel.y, [&](double v) {
    const std::string words = data.measure.words(v, panel.step);
    return with_sign && v > panel.step / 2 ? "+" + words : words;
  });
}

double widest(const std::vector<TickMark>& ticks, double size) {
  double most = 0;
  for (const TickMark& tick : ticks) most = std::max(most, text_width(tick.text, size));
  return most;
}

/// Room right of the plots for what is said at the ends of lines.
double end_room(const OverTime& data, const Frame& frame) {
  constexpr double kBeside = 23, kLetter = 11, kName = 143;  // px
  double widest = 0;
  for (const TimeSeries& s : data.plans) {
    const double named = frame.narrow() ? kLetter : kName;
    const double said = text_width(end_words(s, frame, frame.width), frame.text - 1, Weight::Bold);
    widest = std::max(widest, s.end.empty() ? named : said);
  }
  return widest + kBeside;
}

/// Heights of the plot and of the difference beneath it.
struct Heights {
  double plot = 0, difference = 0;
  int ticks = kMostTicks, difference_ticks = kMostTicks;
};
Heights heights_of(const OverTime& data, const Frame& frame, double top, double between, double bottom) {
  if (data.height <= 0) return {frame.narrow() ? kPlotHeightNarrow : kPlotHeight, kDifferenceHeight};
  constexpr double kUpper = 0.62;  // of what both share
  const bool both = !data.difference.empty();
  const double rest = std::max(1.0, data.height - top - bottom - (both ? between : 0));
  const auto ticks = [&](double height) {
    return std::clamp(static_cast<int>(height / (1.5 * frame.text)), 3, kMostTicks);
  };
  const double plot = both ? kUpper * rest : rest;
  return {plot, rest - plot, ticks(plot), ticks(rest - plot)};
}

Panels panels_at(const OverTime& data, const Frame& frame, double left) {
  Reach reach;
  for (const TimeSeries& s : data.plans) reach.add(s.spread);
  if (data.goal) reach.add(data.goal->value);
  // A share or a count that comes near nought is read from nought.
  if (reach.low > 0 && reach.low < reach.high / 2) reach.low = 0;
  const double size = frame.text - 2, width = frame.width - left - end_room(data, frame);
  // What is drawn, then flags, then the plot.
  const double named = names_outcome(data) ? size + 6 : 0;
  const double top = named + (data.flags.empty() ? 6 : kFlagHeight + 4), between = size + 24;
  const Heights heights = heights_of(data, frame, top, between, bottom_axis_height(size) + 2);
  const Panel main = panel_of(data, {left, top, width, heights.plot}, reach.low, reach.high, heights.ticks);
  Panels panels{main, main, ticks_of(data, main, false), {}};
  if (data.difference.empty()) return panels;
  Reach gap;
  gap.add(data.difference);
  gap.add(0);
  // Nothing but ties: one step of what is said on either side.
  if (gap.low == gap.high) {
    gap.add(-1 / data.measure.factor);
    gap.add(1 / data.measure.factor);
  }
  panels.lowest = tight_panel_of(data, {left, main.plot.bottom() + between, width, heights.difference},
                                 gap.low, gap.high, heights.difference_ticks);
  panels.lowest_ticks = ticks_of(data, panels.lowest, true);
  // Nought alone is no scale: finer steps until there is another one.
  for (int ticks = heights.difference_ticks; panels.lowest_ticks.size() < 2 && ticks < 2 * kMostTicks;) {
    panels.lowest = tight_panel_of(data, panels.lowest.plot, gap.low, gap.high, ++ticks);
    panels.lowest_ticks = ticks_of(data, panels.lowest, true);
  }
  return panels;
}

}  // namespace

std::size_t n_drawn(const OverTime& data) {
  return std::min(data.up_to.value_or(data.days.size()), data.days.size());
}

Panels panels_of(const OverTime& data, const Frame& frame) {
  constexpr double kLeft = 60, kLeftNarrow = 44, kBesideTicks = 12;  // px
  const double size = frame.text - 2, left = frame.narrow() ? kLeftNarrow : kLeft;
  const Panels panels = panels_at(data, frame, left);
  // Long numbers take their room from the plot.
  const double needed =
      std::max(widest(panels.main_ticks, size), widest(panels.lowest_ticks, size)) + kBesideTicks;
  return needed > left ? panels_at(data, frame, needed) : panels;
}

std::string end_words(const TimeSeries& s, const Frame& frame, double room) {
  const double size = frame.text - 1;
  if (!s.end.empty()) return fitted(plan_letter(s.plan.plan) + " " + s.end, size, room, Weight::Bold);
  return frame.narrow() ? plan_letter(s.plan.plan) : fitted(lettered(s.plan), size, room, Weight::Bold);
}

}  // namespace pilotwave::chart
