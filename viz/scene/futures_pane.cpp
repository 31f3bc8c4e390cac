#include "viz/scene/futures_pane.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "draw/scale.hpp"
#include "draw/symbol.hpp"
#include "draw/text_width.hpp"
#include "model/metrics/metric.hpp"
#include "viz/scene/metric_words.hpp"
#include "viz/session/goal_lines.hpp"
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
        // As charts do: levels of weeks without classes mean little.
        if (!is_summed(futures.metric) && !frame.calendar().in_session(static_cast<int>(week))) continue;
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

// em: from the pictures to the sentences, and from them to the edge
constexpr double kOver = 1.1, kUnder = 0.5;

/// The sentences that have room, each of them whole; the first one in any case.
std::vector<std::string> sentences_shown(const Sheet& sheet, const Futures& futures, double width,
                                         double most_height, double& height) {
  std::vector<std::string> shown;
  std::size_t lines = 0;
  const auto height_of = [&](std::size_t n) {
    return (kOver + kUnder) * sheet.em + static_cast<double>(n) * sheet.line_height();
  };
  for (const std::string& sentence : futures.headline) {
    const std::size_t more = draw::broken(sentence, sheet.em, width).size();
    if (!shown.empty() && height_of(lines + more) > most_height) break;
    shown.push_back(sentence);
    lines += more;
  }
  height = height_of(std::max<std::size_t>(1, lines));
  return shown;
}

/// A sign for each pair, or each run of one plan, and how they are counted.
struct Array {
  std::string title, count, outcome;
  std::string short_count;
};

Array array_words(const Frame& frame, const Futures& futures) {
  Array words;
  const bool all = futures.done.size() == futures.planned;
  const std::string done =
      all ? std::to_string(futures.planned) : fmt::format("{} of {}", futures.done.size(), futures.planned);
  words.title = done + (frame.paired() ? " pairs: who is ahead" : " runs: goal met");
  words.outcome = capitalised(futures.outcome_label);
  if (!frame.paired()) return words;
  int n[3] = {0, 0, 0};
  for (const Future& f : futures.done) ++n[ahead(f, futures)];
  words.count = fmt::format("A ahead in {}, B in {}, the same in {}", n[0], n[1], n[2]);
  words.short_count = fmt::format("A {}, B {}, same {}", n[0], n[1], n[2]);
  return words;
}

constexpr int kIconColumns = 10;
constexpr double kHead = 3.2, kCount = 1.8;  // em: of the lines over the pictures, of the one under the array

int icon_rows(const Futures& futures) {
  return std::max(1, (static_cast<int>(futures.planned) + kIconColumns - 1) / kIconColumns);
}

void array(Sheet& sheet, const Array& words, const Futures& futures, const Box& box) {
  const double em = sheet.em;
  const Words bold{.weight = draw::Weight::Bold};
  sheet.text({box.x, box.y + 1.2 * em}, sheet.fitted(words.title, box.width, bold), bold);
  sheet.text({box.x, box.y + 2.6 * em}, sheet.fitted(words.outcome, box.width), {.role = Role::Soft});
  const double top = box.y + kHead * em;
  const double step =
      std::min(box.width / kIconColumns, (box.height - (kHead + kCount) * em) / icon_rows(futures));
  for (std::uint32_t i = 0; i < futures.planned; ++i) {
    // The outermost signs stand in line with the words.
    constexpr double kSign = 0.32;
    const draw::Point at{box.x + step * (i % kIconColumns + kSign), top + step * (i / kIconColumns + 0.5)};
    icon(sheet, at, kSign * step, futures, i < futures.done.size() ? &futures.done[i] : nullptr);
  }
  const std::string& count = sheet.width_of(words.count) > box.width ? words.short_count : words.count;
  if (!count.empty())
    sheet.text({box.x, top + step * icon_rows(futures) + 1.3 * em}, sheet.fitted(count, box.width));
}

void whole_pane(Sheet& sheet, const Frame& frame, const Futures& futures, const Box& box) {
  const double em = sheet.em, width = box.width - 2 * em;
  const bool paired = frame.paired();
  constexpr double kMostWords = 0.42;  // of the height
  double words_height = 0;
  const std::vector<std::string> sentences =
      sentences_shown(sheet, futures, width, kMostWords * box.height, words_height);
  const Box upper{box.x + em, box.y, width, box.height - words_height};
  // The array is as wide as it is high, and no narrower than its words; the small charts have the rest.
  const Array words = array_words(frame, futures);
  constexpr double kNarrowest = 36, kMostArray = 0.45, kGap = 2;  // em; of the width; em
  const double array_width = std::min(
      kMostArray * width,
      std::max({(upper.height - (kHead + kCount) * em) * kIconColumns / icon_rows(futures),
                sheet.width_of(words.title, {.weight = draw::Weight::Bold}), sheet.width_of(words.count)}));
  const bool side = box.width > kNarrowest * em;
  const double left_width = side ? width - array_width - kGap * em : width;
  const auto metric = static_cast<std::size_t>(futures.metric);
  const Range range = range_of(futures);
  const std::string scale = futures.done.empty()
                                ? ""
                                : fmt::format(", {} to {}", metric_value_words(futures.metric, range.low),
                                              metric_value_words(futures.metric, range.high));
  const Words bold{.weight = draw::Weight::Bold};
  sheet.text(
      {upper.x, upper.y + 1.2 * em},
      sheet.fitted(fmt::format("Twenty futures, other luck: {}{}", metric_catalogue()[metric].label, scale),
                   left_width, bold),
      bold);
  const Box left{upper.x, upper.y + kHead * em, left_width, upper.height - (kHead + 0.2) * em};
  if (paired)
    plan_names(sheet, frame, {upper.x, upper.y + 2.6 * em}, upper.x + left_width);
  else
    sheet.text({upper.x, upper.y + 2.6 * em},
               sheet.fitted("Week by week; the run watched has a frame", left_width), {.role = Role::Soft});
  multiples(sheet, frame, futures, left);
  if (side) array(sheet, words, futures, {upper.right() - array_width, upper.y, array_width, upper.height});
  double y = upper.bottom() + kOver * em + 0.4 * em;
  if (sentences.empty() && paired && futures.done.size() < futures.planned)
    sheet.text({box.x + em, y}, "Running ...", {.role = Role::Soft});
  for (const std::string& line : sentences) y = sheet.paragraph({box.x + em, y}, width, line);
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
