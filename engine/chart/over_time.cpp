#include "chart/over_time.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include "base/words.hpp"
#include "chart/over_time_panels.hpp"
#include "chart/time_flags.hpp"
#include "draw/axis.hpp"
#include "draw/boxes.hpp"
#include "draw/symbol.hpp"
#include "draw/text_width.hpp"

namespace pilotwave::chart {
namespace {

using namespace draw;

constexpr double kOuter = 0.16, kInner = 0.3, kThin = 0.4;  // opacities: 90 of 100, 50 of 100, single runs
constexpr std::chrono::days kTableEvery{7 * 13};            // a quarter of a year
constexpr double kWordsFromSign = 11;                       // px, from a plan's sign to its name

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
  const bool single =
      std::all_of(weeks.begin(), weeks.end(), [](const Spread& s) { return !(s.q05 < s.q95); });
  if (single)
    return add_line(
        out, data, panel, [&](std::size_t w) { return weeks[w].median; }, median);
  add_band(
      out, data, panel, weeks, [](const Spread& s) { return s.q05; }, [](const Spread& s) { return s.q95; },
      {fill_of(hue), kOuter});
  add_band(
      out, data, panel, weeks, [](const Spread& s) { return s.q25; }, [](const Spread& s) { return s.q75; },
      {fill_of(hue), kInner});
  add_line(
      out, data, panel, [&](std::size_t w) { return weeks[w].median; }, median);
}

/// What is said at the end of a plan's line.
struct EndLabel {
  double x, y;  ///< its left end and its middle
  std::string words;
  const TimeSeries* series;
  Box box;  ///< sign and words
};

/// Names of plans at the ends of their lines, moved apart where they would touch.
std::vector<EndLabel> end_labels(const OverTime& data, const Panel& panel, const Frame& frame) {
  const double size = frame.text - 1, line = size + 3;
  std::vector<EndLabel> labels;
  for (const TimeSeries& s : data.plans) {
    for (std::size_t w = n_drawn(data); w-- > 0;) {
      if (!std::isfinite(s.spread[w].median)) continue;
      // Beside the plot; while a line grows, beside its end.
      const double end = is_growing(data) ? panel.x(days_of(data.days[w])) + 5 : panel.plot.right() + 8;
      labels.push_back(
          {end, panel.y(s.spread[w].median), end_words(s, frame, frame.width - end - 12), &s, {}});
      break;
    }
  }
  std::stable_sort(labels.begin(), labels.end(),
                   [](const EndLabel& a, const EndLabel& b) { return a.y < b.y; });
  for (std::size_t i = 1; i < labels.size(); ++i) labels[i].y = std::max(labels[i].y, labels[i - 1].y + line);
  const double bottom = panel.plot.bottom() - size / 2;
  for (std::size_t i = labels.size(); i-- > 0;) {
    const double limit = i + 1 == labels.size() ? bottom : labels[i + 1].y - line;
    labels[i].y = std::min(labels[i].y, limit);
  }
  for (EndLabel& l : labels)
    l.box = {l.x - 1, l.y - size / 2 - 1, kWordsFromSign + 2 + text_width(l.words, size, Weight::Bold),
             size + 2};
  return labels;
}

void add_end_labels(Items& out, const OverTime& data, const std::vector<EndLabel>& labels,
                    const Frame& frame) {
  const double size = frame.text - 1;
  for (const EndLabel& l : labels) {
    const Hue hue = plan_hue(l.series->plan.plan);
    // The goal's line, that of another plan and the grid may run here while lines grow: not through words.
    if (is_growing(data)) out.push_back({Rect{l.box, 0, Fill{Role::Paper}, std::nullopt}});
    out.push_back({plan_symbol(l.series->plan.plan, {l.x + 3, l.y}, 3.5)});
    out.push_back({Text{{l.x + kWordsFromSign, l.y + middle_to_base(size)},
                        l.words,
                        size,
                        Anchor::Start,
                        Weight::Bold,
                        words_of(hue)}});
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

/// How many drawn weeks' lines run through a box.
std::size_t met_by_lines(const OverTime& data, const Panel& panel, const Box& box) {
  std::size_t n = 0;
  for (const TimeSeries& s : data.plans) {
    double before = NAN;
    for (std::size_t w = 0; w < n_drawn(data); ++w) {
      const double x = panel.x(days_of(data.days[w])), y = panel.y(s.spread[w].median);
      // A step goes through all that lies between two weeks.
      const double upper = std::isfinite(before) ? std::min(before, y) : y,
                   lower = std::isfinite(before) ? std::max(before, y) : y;
      n += x >= box.x && x <= box.right() && lower >= box.y && upper <= box.bottom();
      before = y;
    }
  }
  return n;
}

/// Where the words of a goal's line begin, on their base line. @param right  where that line ends
Point goal_place(const OverTime& data, const Panel& panel, const Frame& frame,
                 const std::vector<EndLabel>& labels, double y, double right) {
  const double size = frame.text - 2, over = y - 4, under = y + size + 3;
  const Point usual{panel.plot.x + 6, y - size - 4 > panel.plot.y ? over : under};
  // On a page, where a chart has its own height, always at the same place.
  if (!is_growing(data) && data.height <= 0) return usual;
  const double width = text_width(data.goal->label, size, Weight::Bold);
  // While lines grow, first where they are not yet: left of the line's end, or right of it; else along it.
  std::vector<Point> places;
  const double last = right - 14 - width;
  if (is_growing(data))
    places = {{last, usual.y}, {last, usual.y == over ? under : over}, {right + 8, y + middle_to_base(size)}};
  // At last beyond the line's end, where words at the ends of lines will stand.
  const double end = is_growing(data) ? std::max(last, frame.width - width - 2) : last;
  constexpr int kTries = 12;
  for (int i = 0; i <= kTries && end >= usual.x; ++i) {
    const double x = usual.x + (end - usual.x) * i / kTries;
    places.push_back({x, over});
    places.push_back({x, under});
  }
  // Words that run into words are worse than any line through them.
  constexpr std::size_t kWords = 1000;
  Point best = usual;
  std::size_t fewest = SIZE_MAX;
  for (const Point& at : places) {
    const Box box{at.x, at.y - size, width, 1.3 * size};
    if (box.x < panel.plot.x || box.right() > frame.width) continue;
    if (box.y < panel.plot.y || box.bottom() > panel.plot.bottom()) continue;
    std::size_t n = met_by_lines(data, panel, box);
    for (const EndLabel& l : labels) n += meet(box, l.box) ? kWords : 0;
    if (n < fewest) fewest = n, best = at;
  }
  return best;
}

void add_goal(Items& out, const OverTime& data, const Panel& panel, const Frame& frame,
              const std::vector<EndLabel>& labels) {
  if (!data.goal) return;
  const double y = panel.y(data.goal->value), size = frame.text - 2;
  const double right = data.goal->by ? panel.x(days_of(*data.goal->by)) : panel.plot.right();
  out.push_back({Polyline{{{panel.plot.x, y}, {right, y}}, {Role::Ink, 1.5, Dash::Dashed}}});
  if (data.goal->by) out.push_back({symbol(Symbol::Diamond, {right, y}, 4, {Role::Ink}, std::nullopt)});
  out.push_back({Text{goal_place(data, panel, frame, labels, y, right), data.goal->label, size, Anchor::Start,
                      Weight::Bold, Role::Ink, true}});
}

std::string description(const OverTime& data) {
  std::string out = fmt::format("{} over time.", data.outcome);
  const std::size_t weeks = n_drawn(data);
  for (const TimeSeries& s : data.plans) {
    if (weeks == 0) break;
    const Spread &first = s.spread.front(), &last = s.spread[weeks - 1];
    if (!s.end.empty()) {
      out += fmt::format(" {}: from {} to {}.", s.plan.name, data.measure.words(first.median),
                         data.measure.words(last.median));
      continue;
    }
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
  const double size = frame.text - 2;
  const Panels panels = panels_of(data, frame);
  const Panel &main = panels.main, &lowest = panels.lowest;
  Items& out = picture.items;
  if (names_outcome(data))
    out.push_back({Text{{0, size},
                        fitted(data.outcome, size, frame.width, Weight::Bold),
                        size,
                        Anchor::Start,
                        Weight::Bold,
                        Role::Ink}});
  out.push_back({left_axis(main.plot, panels.main_ticks, size)});
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
  const std::vector<EndLabel> labels = end_labels(data, main, frame);
  add_goal(out, data, main, frame, labels);
  add_end_labels(out, data, labels, frame);
  if (!data.difference.empty()) {
    out.push_back({Text{{0, lowest.plot.y - 10},
                        fitted(fmt::format("Difference, {} minus {}", lettered(data.plans[0].plan),
                                           lettered(data.plans[1].plan)),
                               size, frame.width, Weight::Bold),
                        size,
                        Anchor::Start,
                        Weight::Bold,
                        Role::Ink}});
    out.push_back({left_axis(lowest.plot, panels.lowest_ticks, size)});
    Group difference{"", lowest.plot, {}};
    add_spread(difference.items, data, lowest, data.difference, Hue::Grey, {Role::Ink, 2});
    out.push_back({difference});
    const double zero = lowest.y(0);
    out.push_back({Polyline{{{lowest.plot.x, zero}, {lowest.plot.right(), zero}}, {Role::Ink, 1}}});
    // Where the height is given, room is dear: the axis says it.
    const char* none = data.height > 0 ? "" : frame.narrow() ? "0" : "no difference";
    if (*none != '\0')
      out.push_back({Text{{lowest.plot.right() + 8, zero + middle_to_base(size)},
                          none,
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
