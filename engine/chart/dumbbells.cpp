#include "chart/dumbbells.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "chart/plan_key.hpp"
#include "draw/axis.hpp"
#include "draw/symbol.hpp"
#include "draw/text_width.hpp"

namespace pilotwave::chart {
namespace {

using namespace draw;

constexpr double kRow = 26, kRowNarrow = 44;  // px
constexpr double kHeading = 24;               // px
constexpr double kSymbol = 5.5;               // px

/// Lowest and highest value shown.
std::pair<double, double> range_of_values(const Dumbbells& data) {
  double low = INFINITY, high = -INFINITY;
  for (const DumbbellSection& section : data.sections) {
    for (const DumbbellRow& row : section.rows) {
      for (const double v : row.values) {
        if (!std::isfinite(v)) continue;
        low = std::min(low, v);
        high = std::max(high, v);
      }
    }
  }
  return {low, high};
}

void add_row(Items& out, const Dumbbells& data, const DumbbellRow& row, const Scale& x, double y) {
  double low = INFINITY, high = -INFINITY;
  for (const double v : row.values) {
    if (!std::isfinite(v)) continue;
    low = std::min(low, x(v));
    high = std::max(high, x(v));
  }
  Group marks{row.group, std::nullopt, {}};
  if (high > low) marks.items.push_back({Polyline{{{low, y}, {high, y}}, {Role::Rule, 3}}});
  for (std::size_t p = 0; p < row.values.size(); ++p) {
    if (std::isfinite(row.values[p]))
      marks.items.push_back(plan_symbol(data.plans[p].plan, {x(row.values[p]), y}, kSymbol));
  }
  out.push_back({marks});
}

std::string description(const Dumbbells& data) {
  std::string out = fmt::format("{} by group, the middle run of each plan.", data.outcome);
  for (const DumbbellSection& section : data.sections) {
    for (const DumbbellRow& row : section.rows) {
      std::vector<std::string> values;
      for (std::size_t p = 0; p < row.values.size(); ++p)
        values.push_back(fmt::format("{} {}", data.plans[p].name, data.measure.words(row.values[p])));
      out +=
          fmt::format(" {}: {}{}.", row.group, joined_words(values), row.note.empty() ? "" : "; " + row.note);
    }
  }
  return out;
}

}  // namespace

draw::Picture dumbbells(const Dumbbells& data, const Frame& frame) {
  Picture picture{frame.width, 0, data.title, description(data), {}};
  Items& out = picture.items;
  const double size = frame.text - 1, small = frame.text - 2;
  const double left = frame.narrow() ? 10 : 0.3 * frame.width,
               right = frame.narrow() ? 10 : 0.2 * frame.width;
  double y = add_plan_key(out, data.plans, frame, 0);
  const double top = y;
  Items rows;
  const auto [low, high] = range_of_values(data);
  const Ticks ticks = nice_ticks(low, high, frame.narrow() ? 5 : 7);
  const Box across{left, 0, frame.width - left - right, 0};
  const Scale x{ticks.low(), ticks.high(), across.x + 8, across.right() - 8};
  for (const DumbbellSection& section : data.sections) {
    rows.push_back(
        {Text{{0, y + kHeading - 8}, section.heading, small, Anchor::Start, Weight::Bold, Role::Soft}});
    y += kHeading;
    for (const DumbbellRow& row : section.rows) {
      const double height = frame.narrow() ? kRowNarrow : kRow;
      const double middle = frame.narrow() ? y + height - 13 : y + height / 2;
      const double base = frame.narrow() ? y + size : middle + middle_to_base(size);
      const Weight weight = row.turned ? Weight::Bold : Weight::Regular;
      const double note_width = text_width(row.note, small, weight);
      const double room = frame.narrow() ? frame.width - note_width - 8 : left - 10;
      rows.push_back({Text{{0, base}, fitted(row.group, size, room), size}});
      rows.push_back({Text{
          {frame.width, base}, row.note, small, Anchor::End, weight, row.turned ? Role::Ink : Role::Soft}});
      add_row(rows, data, row, x, middle);
      y += height;
    }
  }
  out.push_back({bottom_axis(
      {across.x, top, across.width, y - top + 4},
      placed_ticks(ticks, x, [&](double v) { return data.measure.words(v, ticks.step); }), small, true)});
  out.insert(out.end(), rows.begin(), rows.end());
  picture.height = y + 4 + bottom_axis_height(small);
  return picture;
}

DataTable dumbbells_table(const Dumbbells& data) {
  DataTable out{data.title, {"Group"}, {}};
  for (const PlanLabel& plan : data.plans) out.columns.push_back(lettered(plan));
  out.columns.push_back("verdict");
  for (const DumbbellSection& section : data.sections) {
    for (const DumbbellRow& row : section.rows) {
      std::vector<std::string> cells = {row.group};
      for (const double v : row.values) cells.push_back(data.measure.words(v));
      cells.push_back(row.note);
      out.rows.push_back(std::move(cells));
    }
  }
  return out;
}

}  // namespace pilotwave::chart
