#include "chart/over_time.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "chart/time_flags.hpp"
#include "draw/axis.hpp"
#include "draw/symbol.hpp"
#include "draw/text_width.hpp"

namespace pilotwave::chart {
namespace {

using namespace draw;

constexpr double kPlotHeight = 220, kPlotHeightNarrow = 180;  // px
constexpr double kDifferenceHeight = 90;                      // px
constexpr double kOuter = 0.16, kInner = 0.3, kThin = 0.4;    // opacities: 90 of 100, 50 of 100, single runs
constexpr std::chrono::days kTableEvery{7 * 13};              // a quarter of a year

double days_of(Date day) { return static_cast<double>(day.time_since_epoch().count()); }

std::size_t n_drawn(const OverTime& data) {
  return std::min(data.up_to.value_or(data.days.size()), data.days.size());
}

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

/// One panel: its place, and where weeks and values lie in it.
struct Panel {
  Box plot;
  Scale x, y;
  double step;  ///< between ticks

  [[nodiscard]] Point at(const OverTime& data, std::size_t week, double value) const {
    return {x(days_of(data.days[week])), y(value)};
  }
};

/// The area between two quantiles, week by week; breaks where a week has no value.
template <class Low, class High>
void add_band(Items& out, const OverTime& data, const Panel& panel, const std::vector<Spread>& weeks, Low low,
              High high, const Fill& fill) {
  std::vector<Point> upper, lower;
  const auto flush = [&] {
    if (upper.size() > 1) {
      upper.insert(upper.end(), lower.rbegin(), lower.rend());
      out.push_back({Polygon{upper, fill, std::nullopt}});
    }
    upper.clear();
    lower.clear();
  };
  for (std::size_t w = 0; w < n_drawn(data); ++w) {
    if (std::isnan(weeks[w].median)) {
      flush();
      continue;
    }
    upper.push_back(panel.at(data, w, high(weeks[w])));
    lower.push_back(panel.at(data, w, low(weeks[w])));
  }
  flush();
}

template <class Value>
void add_line(Items& out, const OverTime& data, const Panel& panel, Value value, const Stroke& stroke) {
  std::vector<Point> points;
  const auto flush = [&] {
    if (points.size() > 1) out.push_back({Polyline{points, stroke}});
    points.clear();
  };
  for (std::size_t w = 0; w < n_drawn(data); ++w) {
    const double v = value(w);
    if (std::isfinite(v)) {
      points.push_back(panel.at(data, w, v));
    } else {
      flush();
    }
  }
  flush();
}

void add_spread(Items& out, const OverTime& data, const Panel& panel, const std::vector<Spread>& weeks,
                Hue hue, const Stroke& median) {
  add_band(
      out, data, panel, weeks, [](const Spread& s) { return s.q05; }, [](const Spread& s) { return s.q95; },
      {fill_of(hue), kOuter});
  add_band(
      out, data, panel, weeks, [](const Spread& s) { return s.q25; }, [](const Spread& s) { return s.q75; },
      {fill_of(hue), kInner});
  add_line(
      out, data, panel, [&](std::size_t w) { return weeks[w].median; }, median);
}

/// Names of plans at the right ends of their lines, moved apart where they would touch.
void add_end_labels(Items& out, const OverTime& data, const Panel& panel, const Frame& frame) {
  struct Label {
    double y;
    const TimeSeries* series;
  };
  const double size = frame.text - 1, line = size + 3;
  std::vector<Label> labels;
  for (const TimeSeries& s : data.plans) {
    for (std::size_t w = n_drawn(data); w-- > 0;) {
      if (!std::isfinite(s.spread[w].median)) continue;
      labels.push_back({panel.y(s.spread[w].median), &s});
      break;
    }
  }
  std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.y < b.y; });
  for (std::size_t i = 1; i < labels.size(); ++i) labels[i].y = std::max(labels[i].y, labels[i - 1].y + line);
  const double bottom = panel.plot.bottom() - size / 2;
  for (std::size_t i = labels.size(); i-- > 0;) {
    const double limit = i + 1 == labels.size() ? bottom : labels[i + 1].y - line;
    labels[i].y = std::min(labels[i].y, limit);
  }
  for (const Label& l : labels) {
    const double x = panel.plot.right() + 8, room = frame.width - x - 12;
    out.push_back({plan_symbol(l.series->plan.plan, {x + 3, l.y}, 3.5)});
    const std::string words = frame.narrow() ? plan_letter(l.series->plan.plan)
                                             : fitted(lettered(l.series->plan), size, room, Weight::Bold);
    out.push_back({Text{{x + 11, l.y + middle_to_base(size)},
                        words,
                        size,
                        Anchor::Start,
                        Weight::Bold,
                        words_of(plan_hue(l.series->plan.plan))}});
  }
}

/// Flags of days that are drawn.
std::vector<TimeFlag> flags_shown(const OverTime& data) {
  std::vector<TimeFlag> out;
  for (const TimeFlag& flag : data.flags) {
    if (n_drawn(data) > 0 && flag.day <= data.days[n_drawn(data) - 1]) out.push_back(flag);
  }
  return out;
}

void add_goal(Items& out, const OverTime& data, const Panel& panel, const Frame& frame) {
  if (!data.goal) return;
  const double y = panel.y(data.goal->value), size = frame.text - 2;
  const double right = data.goal->by ? panel.x(days_of(*data.goal->by)) : panel.plot.right();
  out.push_back({Polyline{{{panel.plot.x, y}, {right, y}}, {Role::Ink, 1.5, Dash::Dashed}}});
  if (data.goal->by) out.push_back({symbol(Symbol::Diamond, {right, y}, 4, {Role::Ink}, std::nullopt)});
  const bool above = y - size - 4 > panel.plot.y;
  out.push_back({Text{{panel.plot.x + 6, above ? y - 4 : y + size + 3},
                      data.goal->label,
                      size,
                      Anchor::Start,
                      Weight::Bold,
                      Role::Ink,
                      true}});
}

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

Group value_axis(const OverTime& data, const Panel& panel, double size, bool with_sign) {
  constexpr double kHair = 1e-6;
  Ticks shown{panel.step, {}};
  const double first = std::ceil(panel.y.low / panel.step - kHair);
  for (double k = first; k * panel.step <= panel.y.high + kHair * panel.step; ++k)
    shown.at.push_back(k * panel.step);
  return left_axis(panel.plot,
                   placed_ticks(shown, panel.y,
                                [&](double v) {
                                  const std::string words = data.measure.words(v, panel.step);
                                  return with_sign && v > panel.step / 2 ? "+" + words : words;
                                }),
                   size);
}

std::string description(const OverTime& data) {
  std::string out = fmt::format("{} over time.", data.outcome);
  const std::size_t weeks = n_drawn(data);
  for (const TimeSeries& s : data.plans) {
    if (weeks == 0) break;
    const Spread &first = s.spread.front(), &last = s.spread[weeks - 1];
    out += fmt::format(
        " {}: the middle run goes from {} to {}; at the end 90 of 100 runs lie between {} and {}.",
        s.plan.name, data.measure.words(first.median), data.measure.words(last.median),
        data.measure.words(last.q05), data.measure.words(last.q95));
  }
  if (data.goal) out += fmt::format(" The dashed line is the {}.", data.goal->label);
  if (!data.difference.empty() && weeks > 0) {
    const Spread& d = data.difference[weeks - 1];
    out += fmt::format(
        " Difference at the end, pair by pair: {} in the middle, between {} and {} in 90 of 100 pairs.",
        data.measure.words(d.median), data.measure.words(d.q05), data.measure.words(d.q95));
  }
  return out;
}

}  // namespace

draw::Picture over_time(const OverTime& data, const Frame& frame) {
  Picture picture{frame.width, 0, data.title, description(data), {}};
  if (data.days.empty()) return picture;
  Reach reach, gap;
  for (const TimeSeries& s : data.plans) reach.add(s.spread);
  if (data.goal) reach.add(data.goal->value);
  // A share or a count that comes near nought is read from nought.
  if (reach.low > 0 && reach.low < reach.high / 2) reach.low = 0;
  const double size = frame.text - 2, left = frame.narrow() ? 44 : 60, right = frame.narrow() ? 34 : 166;
  // What is drawn, then flags, then the plot.
  const double named = size + 6, top = named + (data.flags.empty() ? 6 : kFlagHeight + 4);
  const double height = frame.narrow() ? kPlotHeightNarrow : kPlotHeight;
  const Panel main =
      panel_of(data, {left, top, frame.width - left - right, height}, reach.low, reach.high, 6);
  Panel lowest = main;
  Items& out = picture.items;
  out.push_back({Text{{0, size},
                      fitted(data.outcome, size, frame.width, Weight::Bold),
                      size,
                      Anchor::Start,
                      Weight::Bold,
                      Role::Ink}});
  out.push_back({value_axis(data, main, size, false)});
  Group lines{"", Box{main.plot.x, main.plot.y - 1, main.plot.width + 1, main.plot.height + 2}, {}};
  for (const TimeSeries& s : data.plans) {
    for (const std::vector<float>& run : s.samples) {
      add_line(lines.items, data, main, [&](std::size_t w) { return static_cast<double>(run[w]); },
               {mark_of(plan_hue(s.plan.plan)), 0.7, Dash::Solid, kThin});
    }
  }
  for (const TimeSeries& s : data.plans)
    add_spread(lines.items, data, main, s.spread, plan_hue(s.plan.plan), plan_stroke(s.plan.plan, 2.4));
  out.push_back({lines});
  add_time_flags(out, flags_shown(data), main.plot, main.x, frame.text - 3, frame.width);
  add_goal(out, data, main, frame);
  add_end_labels(out, data, main, frame);
  if (!data.difference.empty()) {
    gap.add(data.difference);
    gap.add(0);
    // Nothing but ties: one step of what is said on either side.
    if (gap.low == gap.high) {
      gap.add(-1 / data.measure.factor);
      gap.add(1 / data.measure.factor);
    }
    const double words = main.plot.bottom() + size + 14;
    out.push_back({Text{{0, words},
                        fitted(fmt::format("Difference, {} minus {}", lettered(data.plans[0].plan),
                                           lettered(data.plans[1].plan)),
                               size, frame.width, Weight::Bold),
                        size,
                        Anchor::Start,
                        Weight::Bold,
                        Role::Ink}});
    lowest =
        tight_panel_of(data, {left, words + 10, main.plot.width, kDifferenceHeight}, gap.low, gap.high, 6);
    out.push_back({value_axis(data, lowest, size, true)});
    Group difference{"", lowest.plot, {}};
    add_spread(difference.items, data, lowest, data.difference, Hue::Grey, {Role::Ink, 2});
    out.push_back({difference});
    const double zero = lowest.y(0);
    out.push_back({Polyline{{{lowest.plot.x, zero}, {lowest.plot.right(), zero}}, {Role::Ink, 1}}});
    out.push_back({Text{{lowest.plot.right() + 8, zero + middle_to_base(size)},
                        frame.narrow() ? "0" : "no difference",
                        size,
                        Anchor::Start,
                        Weight::Regular,
                        Role::Soft}});
  }
  std::vector<TickMark> ticks;
  for (const DateTick& t : date_ticks(data.days.front(), data.days.back(), frame.narrow() ? 4 : 8))
    ticks.push_back({main.x(days_of(t.day)), t.text});
  out.push_back({bottom_axis(lowest.plot, ticks, size, false)});
  picture.height = lowest.plot.bottom() + bottom_axis_height(size) + 2;
  return picture;
}

DataTable over_time_table(const OverTime& data) {
  DataTable out{data.title, {"Day"}, {}};
  for (const TimeSeries& s : data.plans) {
    out.columns.push_back(lettered(s.plan) + ", middle run");
    out.columns.push_back(lettered(s.plan) + ", 90 of 100 runs");
  }
  if (!data.difference.empty()) out.columns.push_back("difference, middle pair");
  const std::size_t weeks = n_drawn(data);
  Date due{};
  for (std::size_t w = 0; w < weeks; ++w) {
    if (w > 0 && data.days[w] < due && w + 1 != weeks) continue;
    due = data.days[w] + kTableEvery;
    std::vector<std::string> row = {date_text(data.days[w])};
    for (const TimeSeries& s : data.plans) {
      const Spread& v = s.spread[w];
      row.push_back(data.measure.words(v.median));
      row.push_back(fmt::format("{} to {}", data.measure.words(v.q05), data.measure.words(v.q95)));
    }
    if (!data.difference.empty()) row.push_back(data.measure.words(data.difference[w].median));
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace pilotwave::chart
