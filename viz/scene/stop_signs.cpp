#include "viz/scene/stop_signs.hpp"

#include <algorithm>

#include "draw/symbol.hpp"

namespace pilotwave::viz {
namespace {

using draw::Fill;
using draw::Point;
using draw::Role;
using draw::Stroke;
using draw::Symbol;

void flag(Sheet& sheet, Point foot, std::size_t plan, double size) {
  const draw::Hue hue = draw::plan_hue(plan);
  const double top = foot.y - 1.5 * size;
  sheet.line({foot, {foot.x, top}}, Stroke{draw::mark_of(hue), 0.14 * size + 1});
  // A's flags point to the right, B's to the left: told apart without colour.
  const double tip = foot.x + (plan == 0 ? size : -size);
  sheet.polygon({{foot.x, top}, {tip, top + 0.4 * size}, {foot.x, top + 0.8 * size}},
                Fill{draw::fill_of(hue)}, Stroke{draw::mark_of(hue), 1});
}

}  // namespace

void stop_sign(Sheet& sheet, StopKind kind, std::size_t plan, Point at) {
  const double em = sheet.em;
  const auto symbol = [&](Symbol shape, Role role) {
    sheet.add(draw::symbol(shape, at, 0.36 * em, Fill{role}, Stroke{Role::Ink, 0.08 * em}));
  };
  switch (kind) {
    case StopKind::Policy:
      return flag(sheet, at, plan, 0.55 * em);
    case StopKind::Incident:
      return symbol(Symbol::Triangle, Role::YellowFill);
    case StopKind::Goal:
      return symbol(Symbol::Diamond, Role::GreenFill);
    case StopKind::Overstep:
      return symbol(Symbol::DownTriangle, Role::OrangeFill);
    case StopKind::Parting:
      return symbol(Symbol::Plus, Role::PurpleFill);
  }
}

void incident_column(Sheet& sheet, Point foot, std::size_t plan, double size, double width) {
  constexpr double kLeast = 0.12, kMost = 0.4;  // em
  const double height = (kLeast + (kMost - kLeast) * size) * sheet.em;
  sheet.rect({foot.x - width / 2, plan == 0 ? foot.y - height : foot.y, width, height},
             Fill{draw::mark_of(draw::plan_hue(plan))});
}

std::string_view stop_words(StopKind kind) {
  switch (kind) {
    case StopKind::Policy:
      return "a plan begins or ends something (A right, B left)";
    case StopKind::Incident:
      return "first serious incident, or a vendor's trouble";
    case StopKind::Goal:
      return "a goal is reached, or kept again";
    case StopKind::Overstep:
      return "a goal is missed again, or overstepped";
    case StopKind::Parting:
      return "the plans part";
  }
  return {};
}

}  // namespace pilotwave::viz
