#include "viz/shape/pattern_marks.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pilotwave::viz {
namespace {

using draw::Pattern;
using draw::Point;

/// Lines at an angle through a polygon, cut at its edges; lines of equal spacing lie on one grid for all
/// polygons, so that neighbours' patterns meet.
void add_lines(PatternMarks& marks, const std::vector<Point>& outline, double angle, double spacing) {
  const double ux = std::cos(angle), uy = std::sin(angle);  // along a line; (-uy, ux) across
  double low = INFINITY, high = -INFINITY;
  const auto across = [&](Point p) { return -uy * p.x + ux * p.y; };
  const auto along = [&](Point p) { return ux * p.x + uy * p.y; };
  for (const Point p : outline) low = std::min(low, across(p)), high = std::max(high, across(p));
  for (double at = std::ceil(low / spacing) * spacing; at < high; at += spacing) {
    std::vector<double> cuts;
    for (std::size_t i = 0; i < outline.size(); ++i) {
      const Point a = outline[i], b = outline[(i + 1) % outline.size()];
      const double da = across(a) - at, db = across(b) - at;
      if ((da < 0) == (db < 0)) continue;
      const double t = da / (da - db);
      cuts.push_back(along(a) + t * (along(b) - along(a)));
    }
    std::sort(cuts.begin(), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size(); i += 2) {
      const auto point = [&](double s) { return Point{ux * s - uy * at, uy * s + ux * at}; };
      marks.lines.emplace_back(point(cuts[i]), point(cuts[i + 1]));
    }
  }
}

bool is_inside(const std::vector<Point>& outline, Point p) {
  bool inside = false;
  for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    const Point a = outline[i], b = outline[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

void add_dots(PatternMarks& marks, const std::vector<Point>& outline, double spacing) {
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
  for (const Point p : outline) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  }
  for (double y = std::ceil(top / spacing) * spacing; y < bottom; y += spacing) {
    for (double x = std::ceil(left / spacing) * spacing; x < right; x += spacing) {
      if (is_inside(outline, {x, y})) marks.dots.push_back({x, y});
    }
  }
}

}  // namespace

PatternMarks pattern_marks(const std::vector<Point>& outline, Pattern pattern, double spacing) {
  constexpr double kEighth = std::numbers::pi / 4;
  constexpr double kLineShare = 0.28, kDotShare = 0.22;  // of the spacing
  PatternMarks marks;
  marks.line_width = kLineShare * spacing;
  marks.dot_radius = kDotShare * spacing;
  if (outline.size() < 3) return marks;
  switch (pattern) {
    case Pattern::None:
      break;
    case Pattern::Hatch:
      add_lines(marks, outline, -kEighth, spacing);
      break;
    case Pattern::BackHatch:
      add_lines(marks, outline, kEighth, spacing);
      break;
    case Pattern::Cross:
      add_lines(marks, outline, -kEighth, spacing);
      add_lines(marks, outline, kEighth, spacing);
      break;
    case Pattern::Bars:
      add_lines(marks, outline, 0, spacing);
      break;
    case Pattern::Dots:
      add_dots(marks, outline, spacing);
      break;
    case Pattern::Rings:
      marks.hollow = true;
      add_dots(marks, outline, spacing);
      break;
  }
  return marks;
}

}  // namespace pilotwave::viz
