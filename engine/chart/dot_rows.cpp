#include "chart/dot_rows.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/words.hpp"
#include "draw/symbol.hpp"
#include "draw/text_width.hpp"

namespace pilotwave::chart {
namespace {

using namespace draw;

constexpr double kDot = 7.5;         // px, diameter
constexpr double kStack = 40;        // px, room for a stack of dots
constexpr double kDotRowGap = 12;    // px, between rows
constexpr double kMargin = 6;        // px, from the farthest dot to the end of its plot
constexpr double kLineHeight = 1.3;  // of the size of text

/// Columns of the wide form; in the narrow one everything has the whole width.
struct Columns {
  Box plot;               ///< of every row; y and height are those of the whole
  double pairs, verdict;  ///< where these columns start
};

Columns columns_of(const Frame& frame) {
  if (frame.narrow()) return {{0, 0, frame.width, 0}, 0, 0};
  constexpr double kLabel = 0.31, kPlot = 0.42, kPairs = 0.115;  // shares of the width
  const double w = frame.width;
  return {{kLabel * w, 0, kPlot * w, 0}, (kLabel + kPlot) * w + 14, (kLabel + kPlot + kPairs) * w + 14};
}

/// Largest finite difference of a row; 1 where all are equal.
double largest_difference(const std::vector<double>& dots) {
  double reach = 0;
  for (const double d : dots) {
    if (std::isfinite(d)) reach = std::max(reach, std::abs(d));
  }
  return reach > 0 ? reach : 1;
}

/// The dots of one row, in a box whose bottom they stand on.
Group dots_of(const DotRows& data, const DotRow& row, const Box& box) {
  const std::vector<double> dots = quantile_dots(row.differences, data.dots);
  const double reach = largest_difference(dots), half = box.width / 2 - kDot / 2 - kMargin,
               zero = box.centre().x;
  std::vector<double> places;
  for (const double d : dots) {
    const double share = std::isfinite(d) ? d / reach : d > 0 ? 1 : -1;
    places.push_back(zero + share * half);
  }
  Group out{fmt::format("{}: {} pairs better under {}, {} under {}, {} the same", row.label, row.first,
                        data.first.name, row.second, data.second.name, row.same),
            std::nullopt,
            {}};
  for (const DotStack& stack : stacked(places, kDot)) {
    const double rise = std::min(kDot, (box.height - kDot) / std::max(1, stack.count - 1));
    for (int i = 0; i < stack.count; ++i) {
      const Point centre{stack.at, box.bottom() - kDot / 2 - rise * i};
      const double off = stack.at - zero;
      if (std::abs(off) < 1) {
        out.items.push_back(
            symbol(Symbol::Diamond, centre, kDot / 2 - 1, {Role::GreyFill}, Stroke{Role::GreyMark, 1}));
      } else {
        const PlanLook look = plan_look(off < 0 ? data.first.plan : data.second.plan);
        // The rim keeps dots of a pile apart.
        out.items.push_back(symbol(look.symbol, centre, kDot / 2 - (look.symbol == Symbol::Disc ? 0.2 : 0.8),
                                   {mark_of(look.hue)}, Stroke{Role::Panel, 0.8}));
      }
    }
  }
  return out;
}

/// Lines of text from `top` on; gives where they end.
double paragraph(Items& out, const std::vector<std::string>& lines, double x, double top, double size,
                 Weight weight, Role role) {
  for (const std::string& line : lines) {
    out.push_back({Text{{x, top + size}, line, size, Anchor::Start, weight, role}});
    top += kLineHeight * size;
  }
  return top;
}

/// "A better" and "B better" on both sides of zero.
void side_words(Items& out, const DotRows& data, const Box& plot, double base, double size) {
  const auto side = [&](const PlanLabel& plan, bool left) {
    const double at = plot.centre().x + (left ? -14 : 14);
    const std::string words = plan_letter(plan.plan) + " better";
    out.push_back({Text{{at, base},
                        left ? "\xe2\x86\x90 " + words : words + " \xe2\x86\x92",
                        size,
                        left ? Anchor::End : Anchor::Start,
                        Weight::Bold,
                        words_of(plan_hue(plan.plan))}});
  };
  side(data.first, true);
  side(data.second, false);
}

std::string pairs_head(const DotRows& data) {
  return fmt::format("pairs {} / {}", plan_letter(data.first.plan), plan_letter(data.second.plan));
}

std::string pairs_text(const DotRow& row) { return fmt::format("{} / {}", row.first, row.second); }

std::string description(const DotRows& data) {
  std::string out = fmt::format(
      "Dotplots of paired differences, each of {} dots for all pairs, left of zero where {} "
      "is better, right where {} is better.",
      data.dots, data.first.name, data.second.name);
  for (const DotRow& row : data.rows) {
    out += fmt::format(" {}: better under {} in {} pairs, under {} in {}, the same in {}; {}{}.", row.label,
                       data.first.name, row.first, data.second.name, row.second, row.same,
                       row.note.empty() ? "" : row.note + "; ", row.verdict);
  }
  return out;
}

}  // namespace

std::vector<double> quantile_dots(std::span<const double> values, int n) {
  std::vector<double> sorted;
  for (const double v : values) {
    if (!std::isnan(v)) sorted.push_back(v);
  }
  if (sorted.empty()) return {};
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> out;
  for (int i = 0; i < n; ++i) {
    const auto at = static_cast<std::size_t>((i + 0.5) / n * static_cast<double>(sorted.size()));
    out.push_back(sorted[std::min(at, sorted.size() - 1)]);
  }
  return out;
}

std::vector<DotStack> stacked(std::span<const double> places, double diameter) {
  std::vector<DotStack> out;
  for (std::size_t i = 0; i < places.size();) {
    std::size_t end = i;
    while (end < places.size() && places[end] < places[i] + diameter) ++end;
    out.push_back({(places[i] + places[end - 1]) / 2, static_cast<int>(end - i)});
    i = end;
  }
  return out;
}

draw::Picture dot_rows(const DotRows& data, const Frame& frame) {
  Picture picture{frame.width, 0, data.title, description(data), {}};
  const Columns columns = columns_of(frame);
  const double small = frame.text - 2, zero = columns.plot.centre().x;
  double y = 0;
  side_words(picture.items, data, columns.plot, y + frame.text, small);
  if (!frame.narrow()) {
    picture.items.push_back({Text{
        {columns.pairs, y + frame.text}, pairs_head(data), small, Anchor::Start, Weight::Bold, Role::Soft}});
    picture.items.push_back(
        {Text{{columns.verdict, y + frame.text}, "verdict", small, Anchor::Start, Weight::Bold, Role::Soft}});
  }
  y += frame.text + 10;
  const double label_width = frame.narrow() ? frame.width : columns.plot.x - 10;
  for (const DotRow& row : data.rows) {
    Items words;
    double end = paragraph(words, broken(row.label, frame.text, label_width, Weight::Bold), 0, y, frame.text,
                           Weight::Bold, Role::Ink);
    end = paragraph(words, broken(row.note, small, label_width), 0, end, small, Weight::Regular, Role::Soft);
    const double plot_top = frame.narrow() ? end + 2 : y;
    const double height = frame.narrow() ? kStack : std::max(kStack, end - y);
    const Box plot{columns.plot.x, plot_top, columns.plot.width, height};
    picture.items.push_back({Rect{plot, 3, Fill{Role::Panel}, std::nullopt}});
    picture.items.push_back({Polyline{{{zero, plot.y}, {zero, plot.bottom()}}, {Role::Rule, 1}}});
    picture.items.insert(picture.items.end(), words.begin(), words.end());
    picture.items.push_back({dots_of(data, row, {plot.x, plot.y + 2, plot.width, plot.height - 4})});
    y = plot.bottom();
    if (frame.narrow()) {
      y = paragraph(picture.items,
                    broken(fmt::format("{}: {}, {}", pairs_head(data), pairs_text(row), row.verdict), small,
                           frame.width),
                    0, y + 2, small, Weight::Regular, Role::Ink);
    } else {
      const double base = plot.centre().y + middle_to_base(frame.text);
      picture.items.push_back({Text{{columns.pairs, base}, pairs_text(row), frame.text}});
      const std::vector<std::string> lines = broken(row.verdict, frame.text, frame.width - columns.verdict);
      const double first = base - kLineHeight * frame.text * (static_cast<double>(lines.size()) - 1) / 2;
      paragraph(picture.items, lines, columns.verdict, first - frame.text, frame.text, Weight::Regular,
                Role::Ink);
    }
    y += kDotRowGap;
  }
  picture.height = y;
  return picture;
}

DataTable dot_rows_table(const DotRows& data) {
  DataTable out{data.title,
                {"Outcome", lettered(data.first) + " better", lettered(data.second) + " better", "the same",
                 "size", "verdict"},
                {}};
  for (const DotRow& row : data.rows) {
    out.rows.push_back({row.label, std::to_string(row.first), std::to_string(row.second),
                        std::to_string(row.same), row.note, row.verdict});
  }
  return out;
}

}  // namespace pilotwave::chart
