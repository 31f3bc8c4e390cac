#include "chart/plan_bars.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "chart/plan_key.hpp"
#include "draw/scale.hpp"
#include "draw/symbol.hpp"
#include "draw/text_width.hpp"

namespace pilotwave::chart {
namespace {

using namespace draw;

constexpr double kPlanBar = 15, kBarGap = 3, kPlanRowGap = 12;  // px

std::optional<double> cap_of(const PlanBarRow& row, std::size_t plan) {
  return plan < row.caps.size() ? row.caps[plan] : std::nullopt;
}

double largest(const PlanBarRow& row) {
  double most = 0;
  for (std::size_t p = 0; p < row.values.size(); ++p) {
    if (std::isfinite(row.values[p])) most = std::max(most, row.values[p]);
    if (const auto cap = cap_of(row, p)) most = std::max(most, *cap);
  }
  return most;
}

std::string cap_words(const PlanBars& data, double cap) {
  return fmt::format("(cap {})", data.measure.words(cap));
}

std::string value_words(const PlanBars& data, const PlanBarRow& row, std::size_t plan) {
  const auto cap = cap_of(row, plan);
  return data.measure.words(row.values[plan]) + (cap ? " " + cap_words(data, *cap) : "");
}

/// A bar's value and cap in words: the value at the bar's end and the cap at its mark where there is room
/// between, else both behind the farther of the two.
void add_words(Items& out, const PlanBars& data, const PlanBarRow& row, std::size_t plan, double bar_end,
               std::optional<double> mark, double base, double size) {
  constexpr double kBeforeWords = 6;  // px
  const std::string value = data.measure.words(row.values[plan]);
  if (mark && bar_end + 2 * kBeforeWords + text_width(value, size) < *mark) {
    out.push_back({Text{{bar_end + kBeforeWords, base}, value, size}});
    out.push_back({Text{{*mark + kBeforeWords, base}, cap_words(data, *cap_of(row, plan)), size}});
    return;
  }
  out.push_back(
      {Text{{std::max(bar_end, mark.value_or(0)) + kBeforeWords, base}, value_words(data, row, plan), size}});
}

std::string description(const PlanBars& data) {
  std::string out = data.what + ".";
  for (const PlanBarRow& row : data.rows) {
    std::vector<std::string> values;
    for (std::size_t p = 0; p < row.values.size(); ++p)
      values.push_back(fmt::format("{} {}", data.plans[p].name, value_words(data, row, p)));
    out += fmt::format(" {}: {}.", row.label, joined_words(values));
  }
  return out;
}

}  // namespace

draw::Picture plan_bars(const PlanBars& data, const Frame& frame) {
  Picture picture{frame.width, 0, data.title, description(data), {}};
  Items& out = picture.items;
  const double size = frame.text - 1;
  double y = add_plan_key(out, data.plans, frame, 0) + 4;
  const double left = frame.narrow() ? 0 : 0.28 * frame.width;
  double words = 0;
  for (const PlanBarRow& row : data.rows) {
    for (std::size_t p = 0; p < row.values.size(); ++p)
      words = std::max(words, text_width(value_words(data, row, p), size));
  }
  double most = 0;
  for (const PlanBarRow& row : data.rows) most = std::max(most, largest(row));
  for (const PlanBarRow& row : data.rows) {
    const double top_value = data.own_scales ? largest(row) : most;
    const Scale x{0, top_value > 0 ? top_value : 1, left, frame.width - words - 14};
    const double n = static_cast<double>(row.values.size()), height = n * kPlanBar + (n - 1) * kBarGap;
    const std::vector<std::string> lines =
        broken(row.label, size, (frame.narrow() ? frame.width : left) - 10, Weight::Bold);
    const double line = size + 4;
    double base = y + size;
    if (!frame.narrow()) {
      const double block = static_cast<double>(lines.size()) * line;
      base = y + std::max(0.0, (height - block) / 2) + size;
    }
    for (const std::string& text : lines) {
      out.push_back({Text{{0, base}, text, size, Anchor::Start, Weight::Bold, Role::Ink}});
      base += line;
    }
    const double top = y;
    if (frame.narrow()) y = base - size + 2;
    for (std::size_t p = 0; p < row.values.size(); ++p) {
      const double value = std::isfinite(row.values[p]) ? row.values[p] : 0;
      const std::size_t plan = data.plans[p].plan;
      const Box bar{left, y, std::max(1.0, x(value) - left), kPlanBar};
      out.push_back({Rect{bar, 0, plan_fill(plan), Stroke{mark_of(plan_hue(plan)), 1}}});
      std::optional<double> mark;
      if (const auto cap = cap_of(row, p)) {
        mark = x(*cap);
        out.push_back({Polyline{{{*mark, y - 2}, {*mark, y + kPlanBar + 2}}, {Role::Ink, 2.5}}});
      }
      add_words(out, data, row, p, bar.right(), mark, y + kPlanBar / 2 + middle_to_base(size), size);
      y += kPlanBar + kBarGap;
    }
    if (!frame.narrow()) y = std::max(y, top + static_cast<double>(lines.size()) * line);
    y += kPlanRowGap;
  }
  picture.height = y;
  return picture;
}

DataTable plan_bars_table(const PlanBars& data) {
  DataTable out{data.title, {data.what}, {}};
  for (const PlanLabel& plan : data.plans) out.columns.push_back(lettered(plan));
  for (const PlanBarRow& row : data.rows) {
    std::vector<std::string> cells = {row.label};
    for (std::size_t p = 0; p < row.values.size(); ++p) cells.push_back(value_words(data, row, p));
    out.rows.push_back(std::move(cells));
  }
  return out;
}

}  // namespace pilotwave::chart
