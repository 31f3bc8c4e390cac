#include "chart/icon_array.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/words.hpp"
#include "draw/text_width.hpp"

namespace pilotwave::chart {
namespace {

using namespace draw;

constexpr int kIcons = 100, kAcross = 10;
constexpr double kCell = 18, kRadius = 6;  // px
constexpr double kPlanGap = 28;            // px, between plans

std::string description(const IconArray& data) {
  std::string out;
  for (const IconPlan& plan : data.plans) {
    const int n = std::accumulate(plan.runs.begin(), plan.runs.end(), 0);
    std::vector<std::string> parts;
    for (std::size_t k = 0; k < data.kinds.size(); ++k)
      parts.push_back(fmt::format("{} {}", plan.runs[k], data.kinds[k].label));
    out +=
        fmt::format("{}{}, of {} runs: {}.", out.empty() ? "" : " ", plan.plan.name, n, joined_words(parts));
  }
  return out;
}

/// One plan's icons with its name above and the counts beneath; gives the height used.
double add_plan(Items& out, const IconArray& data, const IconPlan& plan, const Frame& frame, Point corner) {
  const double size = frame.text, small = frame.text - 1, width = kAcross * kCell;
  out.push_back({Text{{corner.x, corner.y + size},
                      fitted(lettered(plan.plan), size, width, Weight::Bold),
                      size,
                      Anchor::Start,
                      Weight::Bold,
                      words_of(plan_hue(plan.plan.plan))}});
  const double top = corner.y + size + 8;
  const std::vector<int> icons = icons_of(plan.runs, kIcons);
  int at = 0;
  for (std::size_t k = 0; k < icons.size(); ++k) {
    const IconKind& kind = data.kinds[k];
    for (int i = 0; i < icons[k]; ++i, ++at) {
      const Point centre{corner.x + (at % kAcross + 0.5) * kCell, top + (at / kAcross + 0.5) * kCell};
      out.push_back(symbol(kind.symbol, centre, kRadius, {fill_of(kind.hue)}, Stroke{mark_of(kind.hue), 1}));
    }
  }
  double y = top + (at + kAcross - 1) / kAcross * kCell + 6;
  for (std::size_t k = 0; k < data.kinds.size(); ++k) {
    const IconKind& kind = data.kinds[k];
    out.push_back({symbol(kind.symbol, {corner.x + 8, y + small / 2 + 2}, 5, {fill_of(kind.hue)},
                          Stroke{mark_of(kind.hue), 1})});
    const std::vector<std::string> lines =
        broken(fmt::format("{} {}", plan.runs[k], kind.label), small, width + kPlanGap - 30);
    for (const std::string& line : lines) {
      out.push_back({Text{{corner.x + 20, y + small}, line, small}});
      y += small + 4;
    }
    y += 2;
  }
  return y - corner.y;
}

}  // namespace

std::vector<int> icons_of(std::span<const int> runs, int icons) {
  const int n = std::accumulate(runs.begin(), runs.end(), 0);
  if (n <= icons) return {runs.begin(), runs.end()};
  std::vector<int> out;
  std::vector<std::pair<double, std::size_t>> rest;
  int given = 0;
  for (std::size_t k = 0; k < runs.size(); ++k) {
    const double exact = static_cast<double>(runs[k]) * icons / n;
    out.push_back(static_cast<int>(exact));
    given += out.back();
    rest.emplace_back(out.back() - exact, k);
  }
  std::sort(rest.begin(), rest.end());
  for (int i = 0; i < icons - given; ++i) ++out[rest[static_cast<std::size_t>(i)].second];
  return out;
}

draw::Picture icon_array(const IconArray& data, const Frame& frame) {
  Picture picture{frame.width, 0, data.title, description(data), {}};
  const double width = kAcross * kCell + kPlanGap;
  const auto across = static_cast<std::size_t>(std::max(1.0, (frame.width + kPlanGap) / width));
  double y = 0, tallest = 0;
  for (std::size_t i = 0; i < data.plans.size(); ++i) {
    if (i > 0 && i % across == 0) {
      y += tallest + 14;
      tallest = 0;
    }
    tallest = std::max(tallest, add_plan(picture.items, data, data.plans[i], frame,
                                         {static_cast<double>(i % across) * width, y}));
  }
  picture.height = y + tallest;
  return picture;
}

DataTable icon_array_table(const IconArray& data) {
  DataTable out{data.title, {"Runs"}, {}};
  for (const IconPlan& plan : data.plans) out.columns.push_back(lettered(plan.plan));
  for (std::size_t k = 0; k < data.kinds.size(); ++k) {
    std::vector<std::string> row = {data.kinds[k].label};
    for (const IconPlan& plan : data.plans) row.push_back(std::to_string(plan.runs[k]));
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace pilotwave::chart
