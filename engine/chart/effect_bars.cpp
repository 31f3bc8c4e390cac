#include "chart/effect_bars.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "draw/axis.hpp"
#include "draw/symbol.hpp"
#include "draw/text_width.hpp"

namespace pilotwave::chart {
namespace {

using namespace draw;

constexpr double kEffectBar = 16, kEffectGap = 10;  // px
constexpr double kEdge = 14;                        // px, room for half a word of the axis

bool has_range(const EffectRow& row) { return row.low != row.effect || row.high != row.effect; }

std::string range_words(const EffectBars& data, const EffectRow& row) {
  return has_range(row) ? fmt::format("{} to {}", data.measure.words(row.low), data.measure.words(row.high))
                        : "";
}

std::string description(const EffectBars& data) {
  std::string out = data.what + ".";
  for (const EffectRow& row : data.rows) {
    const std::string range = range_words(data, row);
    out += fmt::format(" {}: {}{}.", row.label, data.measure.words(row.effect),
                       range.empty() ? "" : " (" + range + ")");
  }
  return out;
}

}  // namespace

draw::Picture effect_bars(const EffectBars& data, const Frame& frame) {
  Picture picture{frame.width, 0, data.title, description(data), {}};
  Items& out = picture.items;
  const double size = frame.text - 1, small = frame.text - 2;
  double low = 0, high = 0, words = 0;
  for (const EffectRow& row : data.rows) {
    for (const double v : {row.effect, row.low, row.high}) {
      if (!std::isfinite(v)) continue;
      low = std::min(low, v);
      high = std::max(high, v);
    }
    words = std::max(words, text_width(data.measure.words(row.effect), size, Weight::Bold));
  }
  const Ticks ticks = nice_ticks(low, high, frame.narrow() ? 5 : 7);
  const double left = frame.narrow() ? 0 : 0.34 * frame.width;
  const Scale x{ticks.low(), ticks.high(), left + kEdge, frame.width - words - 12};
  const double zero = x(0), label_width = (frame.narrow() ? frame.width : left) - 10;
  double y = 0;
  if (!data.less.empty() && zero - left > text_width(data.less, small))
    out.push_back({Text{{zero - 8, y + small}, data.less, small, Anchor::End, Weight::Bold, Role::Soft}});
  if (!data.more.empty())
    out.push_back({Text{{zero + 8, y + small}, data.more, small, Anchor::Start, Weight::Bold, Role::Soft}});
  y += small + 10;
  const double top = y;
  Items bars;
  for (const EffectRow& row : data.rows) {
    double text = y;
    const auto write = [&](const std::string& words_of_row, double text_size, Role role) {
      for (const std::string& line : broken(words_of_row, text_size, label_width)) {
        bars.push_back({Text{{0, text + text_size}, line, text_size, Anchor::Start, Weight::Regular, role}});
        text += text_size + 4;
      }
    };
    write(row.label, size, Role::Ink);
    write(row.note, small, Role::Soft);
    const double bar_top = frame.narrow() ? text + 2 : y;
    const bool negative = row.effect < 0;
    const Hue hue = negative ? Hue::Vermillion : Hue::Blue;
    const double end = std::isfinite(row.effect) ? x(row.effect) : zero;
    const Box box{std::min(zero, end), bar_top, std::max(1.0, std::abs(end - zero)), kEffectBar};
    bars.push_back(
        {Rect{box, 0, Fill{fill_of(hue), 1, negative ? Pattern::Hatch : Pattern::None, Role::Paper},
              Stroke{mark_of(hue), 1}}});
    double right = std::max(box.right(), zero);
    if (has_range(row)) {
      const double middle = bar_top + kEffectBar / 2;
      bars.push_back({Polyline{{{x(row.low), middle}, {x(row.high), middle}}, {Role::Ink, 1.5}}});
      for (const double v : {row.low, row.high})
        bars.push_back({Polyline{{{x(v), middle - 4}, {x(v), middle + 4}}, {Role::Ink, 1.5}}});
      right = std::max(right, x(row.high));
    }
    bars.push_back({Text{{right + 6, bar_top + kEffectBar / 2 + middle_to_base(size)},
                         data.measure.words(row.effect),
                         size,
                         Anchor::Start,
                         Weight::Bold,
                         Role::Ink}});
    y = std::max(text, bar_top + kEffectBar) + kEffectGap;
  }
  const Box plot{left + kEdge, top, x.to - left - kEdge, y - top};
  out.push_back(
      {bottom_axis(plot, placed_ticks(ticks, x, [&](double v) { return data.measure.words(v, ticks.step); }),
                   small, true)});
  out.insert(out.end(), bars.begin(), bars.end());
  out.push_back({Polyline{{{zero, top - 4}, {zero, y}}, {Role::Ink, 1}}});
  picture.height = y + bottom_axis_height(small);
  return picture;
}

DataTable effect_bars_table(const EffectBars& data) {
  DataTable out{data.title, {data.what, "effect", "range"}, {}};
  for (const EffectRow& row : data.rows)
    out.rows.push_back({row.label, data.measure.words(row.effect), range_words(data, row)});
  return out;
}

}  // namespace pilotwave::chart
