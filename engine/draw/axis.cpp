#include "draw/axis.hpp"

#include "draw/text_width.hpp"

namespace pilotwave::draw {
namespace {

constexpr double kTick = 5;       // px, length of a tick
constexpr double kGap = 3;        // px, between a tick and its words
constexpr double kLine = 1;       // px, width of lines
constexpr double kApart = 8;      // px, least space between words
constexpr double kAscent = 0.75;  // of the font's size, from the base line to the top of its digits

Polyline line(Point a, Point b, Role role) { return {{a, b}, {role, kLine}}; }

}  // namespace

Group bottom_axis(const Box& plot, const std::vector<TickMark>& ticks, double text_size, bool grid) {
  Group out;
  if (grid) {
    for (const TickMark& t : ticks)
      out.items.push_back({line({t.at, plot.y}, {t.at, plot.bottom()}, Role::Grid)});
  }
  out.items.push_back({line({plot.x, plot.bottom()}, {plot.right(), plot.bottom()}, Role::Rule)});
  double free_from = -1e9;
  for (const TickMark& t : ticks) {
    out.items.push_back({line({t.at, plot.bottom()}, {t.at, plot.bottom() + kTick}, Role::Rule)});
    const double half = text_width(t.text, text_size) / 2;
    if (t.at - half < free_from) continue;
    free_from = t.at + half + kApart;
    out.items.push_back({Text{{t.at, plot.bottom() + kTick + kGap + kAscent * text_size},
                              t.text,
                              text_size,
                              Anchor::Middle,
                              Weight::Regular,
                              Role::Soft}});
  }
  return out;
}

Group left_axis(const Box& plot, const std::vector<TickMark>& ticks, double text_size) {
  Group out;
  for (const TickMark& t : ticks) {
    out.items.push_back({line({plot.x, t.at}, {plot.right(), t.at}, Role::Grid)});
    out.items.push_back({Text{{plot.x - kTick, t.at + middle_to_base(text_size)},
                              t.text,
                              text_size,
                              Anchor::End,
                              Weight::Regular,
                              Role::Soft}});
  }
  return out;
}

double bottom_axis_height(double text_size) {
  constexpr double kDescent = 0.3;  // of the font's size, below the base line
  return kTick + kGap + (kAscent + kDescent) * text_size;
}

std::vector<TickMark> placed_ticks(const Ticks& ticks, const Scale& scale,
                                   const std::function<std::string(double)>& words) {
  std::vector<TickMark> out;
  for (const double value : ticks.at) out.push_back({scale(value), words(value)});
  return out;
}

}  // namespace pilotwave::draw
