#include "draw/symbol.hpp"

#include <cmath>
#include <numbers>

namespace pilotwave::draw {
namespace {

/// Corners of a regular polygon, the first one at `turn` (radians clockwise from the top).
std::vector<Point> corners(Point centre, double radius, int n, double turn) {
  std::vector<Point> out;
  for (int i = 0; i < n; ++i) {
    const double angle = turn + 2 * std::numbers::pi * i / n;
    out.push_back({centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)});
  }
  return out;
}

/// The outline of a plus sign whose arms reach `reach` and are `2 * half` wide.
std::vector<Point> plus_outline(double reach, double half) {
  return {{-half, -reach}, {half, -reach}, {half, -half}, {reach, -half}, {reach, half},   {half, half},
          {half, reach},   {-half, reach}, {-half, half}, {-reach, half}, {-reach, -half}, {-half, -half}};
}

std::vector<Point> placed(std::vector<Point> points, Point centre, double turn) {
  for (Point& p : points) {
    p = {centre.x + p.x * std::cos(turn) - p.y * std::sin(turn),
         centre.y + p.x * std::sin(turn) + p.y * std::cos(turn)};
  }
  return points;
}

constexpr std::array<PlanLook, 6> kLooks = {{
    {Hue::Blue, Symbol::Disc, Pattern::None, Dash::Solid},
    {Hue::Vermillion, Symbol::Square, Pattern::Hatch, Dash::LongDash},
    {Hue::Green, Symbol::Triangle, Pattern::Dots, Dash::Dotted},
    {Hue::Purple, Symbol::Diamond, Pattern::Cross, Dash::DashDot},
    {Hue::Orange, Symbol::DownTriangle, Pattern::BackHatch, Dash::Dashed},
    {Hue::Sky, Symbol::Plus, Pattern::Bars, Dash::Sparse},
}};

}  // namespace

Item symbol(Symbol shape, Point centre, double radius, const Fill& fill, const std::optional<Stroke>& edge) {
  // Sizes at which each shape looks as large as the disc.
  constexpr double kSquare = 1.25, kTriangle = 1.4, kDiamond = 1.3, kArm = 1.2, kArmWidth = 0.42;
  constexpr double kQuarter = std::numbers::pi / 4;
  switch (shape) {
    case Symbol::Disc:
      return {Circle{centre, radius, fill, edge}};
    case Symbol::Ring:
      return {Circle{centre, radius, std::nullopt, edge}};
    case Symbol::Square:
      return {Polygon{corners(centre, kSquare * radius, 4, kQuarter), fill, edge}};
    case Symbol::Diamond:
      return {Polygon{corners(centre, kDiamond * radius, 4, 0), fill, edge}};
    case Symbol::Triangle:
      return {Polygon{corners(centre, kTriangle * radius, 3, 0), fill, edge}};
    case Symbol::DownTriangle:
      return {Polygon{corners(centre, kTriangle * radius, 3, std::numbers::pi), fill, edge}};
    case Symbol::Plus:
      return {Polygon{placed(plus_outline(kArm * radius, kArmWidth * radius), centre, 0), fill, edge}};
    case Symbol::Cross:
      return {Polygon{placed(plus_outline(kArm * radius, kArmWidth * radius), centre, kQuarter), fill, edge}};
  }
  return {};
}

PlanLook plan_look(std::size_t plan) {
  static_cast<void>(plan_hue(plan));  // says that there are six
  return kLooks[plan];
}

Item plan_symbol(std::size_t plan, Point centre, double radius) {
  const PlanLook look = plan_look(plan);
  return symbol(look.symbol, centre, radius, {fill_of(look.hue)}, Stroke{mark_of(look.hue), 1});
}

Fill plan_fill(std::size_t plan) {
  const PlanLook look = plan_look(plan);
  return {fill_of(look.hue), 1, look.pattern, Role::Paper};
}

Stroke plan_stroke(std::size_t plan, double width) {
  const PlanLook look = plan_look(plan);
  return {mark_of(look.hue), width, look.dash};
}

}  // namespace pilotwave::draw
