#include "viz/scene/futures_pane.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "draw/scale.hpp"
#include "draw/symbol.hpp"
#include "model/metrics/metric.hpp"
#include "viz/scene/growing_chart.hpp"
#include "viz/session/plan_words.hpp"

namespace pilotwave::viz {
namespace {

using draw::Box;
using draw::Fill;
using draw::Role;
using draw::Stroke;

constexpr std::size_t kMultiples = 20;
constexpr int kColumns = 5;

/// From where to where the small charts go, the same for all.
struct Range {
  double low = 0, high = 0;
};

Range range_of(const Futures& futures) {
  Range range;
  for (std::size_t i = 0; i < std::min(kMultiples, futures.done.size()); ++i) {
    for (const auto& plan : futures.done[i].weekly) {
      for (const float v : plan) {
        if (!std::isfinite(v)) continue;
        range.high = std::max(range.high, static_cast<double>(v));
        range.low = std::min(range.low, static_cast<double>(v));
      }
    }
  }
  return range;
}

/// Which line, and which sign, is which plan's.
void plan_names(Sheet& sheet, const Frame& frame, draw::Point at, double right) {
  const double em = sheet.em;
  for (std::size_t p = 0; p < frame.plans.size() && frame.paired(); ++p) {
    const double room = (right - at.x) / static_cast<double>(frame.plans.size() - p) - 4 * em;
    const std::string name = sheet.fitted(plan_letter(p) + "  " + frame.plans[p].scenario->name, room);
    sheet.add(draw::plan_symbol(p, {at.x + 0.45 * em, at.y - 0.35 * em}, 0.4 * em));
    sheet.line({{at.x + 1.2 * em, at.y - 0.35 * em}, {at.x + 2.9 * em, at.y - 0.35 * em}},
               draw::plan_stroke(p, 0.1 * em));
    sheet.text({at.x + 3.3 * em, at.y}, name, {.role = draw::words_of(draw::plan_hue(p))});
    at.x += 4.6 * em + sheet.width_of(name);
  }
}

void multiples(Sheet& sheet, const Frame& frame, const Futures& futures, const Box& box) {
  const Range range = range_of(futures);
  const std::size_t n = std::min(kMultiples, futures.done.size());
  const int rows = static_cast<int>(kMultiples) / kColumns;
  const double w = box.width / kColumns, h = box.height / rows, gap = std::min(0.35 * sheet.em, 0.08 * h);
  for (std::size_t i = 0; i < kMultiples; ++i) {
    const Box cell{box.x + w * static_cast<double>(i % kColumns) + gap,
                   box.y + h * static_cast<double>(i / kColumns) + gap, w - 2 * gap, h - 2 * gap};
    sheet.rect(cell, Fill{Role::Panel}, Stroke{Role::Grid, 1});
    if (i >= n) continue;
    const Future& future = futures.done[i];
    if (future.replicate == frame.replicate)
      sheet.rect(cell, std::nullopt, Stroke{Role::Ink, 0.1 * sheet.em});
    for (std::size_t p = 0; p < future.weekly.size(); ++p) {
      const draw::Scale x{0, static_cast<double>(future.weekly[p].size()), cell.x + 2, cell.right() - 2};
      const draw::Scale y{range.low, std::max(range.high, range.low + 1e-9), cell.bottom() - 3, cell.y + 3};
      std::vector<draw::Point> points;
      for (std::size_t week = 0; week < future.weekly[p].size(); ++week) {
        const auto v = static_cast<double>(future.weekly[p][week]);
        if (std::isfinite(v)) points.push_back({x(static_cast<double>(week)), y(v)});
      }
      sheet.line(std::move(points), draw::plan_stroke(p, 0.1 * sheet.em));
    }
  }
}

/// 0: the first plan is ahead, 1: the second, 2: the same.
int ahead(const Future& future, const Futures& futures) {
  const double a = future.outcome[0], b = future.outcome[1];
  if (a == b) return 2;
  return (a > b) == futures.more_is_better ? 0 : 1;
}

void icon(Sheet& sheet, draw::Point at, double r, const Futures& futures, const Future* future) {
  if (future == nullptr) {
    sheet.circle(at, 0.35 * r, std::nullopt, Stroke{Role::Grid, 1});
  } else if (future->outcome.size() < 2) {
    const bool met = !future->met.empty() && future->met[0];
    sheet.circle(at, r, Fill{met ? Role::BlueFill : Role::Paper}, Stroke{Role::BlueMark, 0.2 * r});
  } else if (const int who = ahead(*future, futures); who < 2) {
    sheet.add(draw::plan_symbol(static_cast<std::size_t>(who), at, r));
  } else {
    sheet.circle(at, 0.8 * r, Fill{Role::GreyWash}, Stroke{Role::GreyMark, 0.2 * r});
  }
}

void whole_pane(Sheet& sheet, const Frame& frame, const Futures& futures, const Box& box) {
  const double em = sheet.em;
  const bool side = box.width > 36 * em;
  const bool paired = frame.paired();
  // Where letters are large, pictures are worth more than the second sentence.
  const bool low = box.height < 18 * em;
  const double sentences = futures.headline.empty() ? 2.2 * em
                           : low                    ? 3.5 * em
                                                    : std::min(0.4 * box.height, 7.6 * em);
  const Box upper{box.x + em, box.y, box.width - 2 * em, box.height - sentences};
  const double split = side ? 0.62 : 1;
  const auto metric = static_cast<std::size_t>(futures.metric);
  const Range range = range_of(futures);
  const std::string scale = futures.done.empty()
                                ? ""
                                : fmt::format(", {} to {}", metric_value_words(futures.metric, range.low),
                                              metric_value_words(futures.metric, range.high));
  const Words bold{.weight = draw::Weight::Bold};
  const double left_width = split * upper.width - em;
  sheet.text(
      {upper.x, upper.y + 1.2 * em},
      sheet.fitted(fmt::format("Twenty futures, other luck: {}{}", metric_catalogue()[metric].label, scale),
                   left_width, bold),
      bold);
  const Box left{upper.x, upper.y + 3.2 * em, left_width, upper.height - 3.4 * em};
  if (paired)
    plan_names(sheet, frame, {upper.x, upper.y + 2.6 * em}, upper.x + left_width);
  else
    sheet.text({upper.x, upper.y + 2.6 * em},
               sheet.fitted("Week by week; the run watched has a frame", left_width), {.role = Role::Soft});
  multiples(sheet, frame, futures, left);
  if (side) {
    const Box right{upper.x + split * upper.width + em, left.y, (1 - split) * upper.width - em, left.height};
    const std::string title =
        paired ? fmt::format("{} of {} pairs: who is ahead", futures.done.size(), futures.planned)
               : fmt::format("{} of {} runs: goal met", futures.done.size(), futures.planned);
    sheet.text({right.x, upper.y + 1.2 * em},
               sheet.fitted(title, right.width, {.weight = draw::Weight::Bold}),
               {.weight = draw::Weight::Bold});
    sheet.text({right.x, upper.y + 2.6 * em}, sheet.fitted(capitalised(futures.outcome_label), right.width),
               {.role = Role::Soft});
    const int columns = 10;
    const int rows = std::max(1, (static_cast<int>(futures.planned) + columns - 1) / columns);
    const double step = std::min(right.width / columns, (right.height - 1.8 * em) / rows);
    for (std::uint32_t i = 0; i < futures.planned; ++i) {
      const draw::Point at{right.x + step * (i % columns + 0.5), right.y + step * (i / columns + 0.5)};
      icon(sheet, at, 0.3 * step, futures, i < futures.done.size() ? &futures.done[i] : nullptr);
    }
    if (paired) {
      int n[3] = {0, 0, 0};
      for (const Future& f : futures.done) ++n[ahead(f, futures)];
      const double y = right.y + step * rows + 1.3 * em;
      sheet.text(
          {right.x, y},
          sheet.fitted(fmt::format("A ahead in {}, B in {}, the same in {}", n[0], n[1], n[2]), right.width));
    }
  }
  double y = upper.bottom() + 1.5 * em;
  if (futures.headline.empty() && paired && futures.done.size() < futures.planned)
    sheet.text({box.x + em, y}, "Running ...", {.role = Role::Soft});
  for (const std::string& line : futures.headline) {
    if (y > box.bottom() - 0.4 * em) break;
    const auto lines =
        static_cast<std::size_t>(std::max(1.0, (box.bottom() - y) / sheet.line_height() + 0.6));
    y = sheet.paragraph({box.x + em, y}, box.width - 2 * em, line, {}, lines);
  }
}

}  // namespace

void futures_pane(Sheet& sheet, const Frame& frame, const View& view, const Futures& all, const Box& box) {
  if (view.futures_shown < 1) {
    Futures counted_out = all;
    const auto n = static_cast<std::size_t>(std::ceil(view.futures_shown * all.planned));
    counted_out.done.resize(std::min(n, all.done.size()));
    counted_out.headline.clear();
    return whole_pane(sheet, frame, counted_out, box);
  }
  whole_pane(sheet, frame, all, box);
}

}  // namespace pilotwave::viz
