#include "viz/scene/map_signs.hpp"

#include <cmath>
#include <numbers>

#include "draw/symbol.hpp"
#include "viz/shape/outline.hpp"

namespace pilotwave::viz {

using draw::Fill;
using draw::Point;
using draw::Role;
using draw::Stroke;

void share_ring(Sheet& sheet, Point at, double radius, double width, double share, Role role) {
  sheet.circle(at, radius, std::nullopt, Stroke{Role::Grid, width});
  // To half a pixel: what nobody sees is no reason to paint a school again.
  constexpr double kStep = 0.5;
  const double around = 2 * std::numbers::pi * radius;
  const double shown = around > kStep ? std::round(share * around / kStep) * kStep / around : share;
  if (shown > 0) sheet.line(arc(at, radius, shown), Stroke{role, width});
}

void incident_marker(Sheet& sheet, Point at, double size) {
  sheet.add(draw::symbol(draw::Symbol::Triangle, at, size, Fill{Role::YellowFill},
                         Stroke{Role::Ink, 0.16 * size + 1}));
}

void opening_marker(Sheet& sheet, Point at, double radius, Role role) {
  constexpr int kRays = 12;
  const double from = radius + 0.12 * sheet.em, to = radius + 0.5 * sheet.em;
  for (int i = 0; i < kRays; ++i) {
    const double angle = 2 * std::numbers::pi * (i + 0.5) / kRays, x = std::sin(angle), y = -std::cos(angle);
    sheet.line({{at.x + from * x, at.y + from * y}, {at.x + to * x, at.y + to * y}},
               Stroke{role, 0.1 * sheet.em});
  }
}

int weeks_since_found(const SchoolHistory& history, int week, std::uint32_t school) {
  for (int back = 0; back < kMarkerWeeks; ++back) {
    if (week - back >= 0 && history.at(week - back, school).found > 0) return back;
  }
  return kMarkerWeeks;
}

}  // namespace pilotwave::viz
