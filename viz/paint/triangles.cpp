#include "viz/paint/triangles.hpp"

#include <algorithm>
#include <cmath>

#include "viz/shape/outline.hpp"
#include "viz/shape/pattern_marks.hpp"

namespace pilotwave::viz {
namespace {

using draw::Point;

constexpr double kPatternSpacing = 7;

double turn(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

bool is_within(Point p, Point a, Point b, Point c) {
  const double x = turn(a, b, p), y = turn(b, c, p), z = turn(c, a, p);
  return (x >= 0 && y >= 0 && z >= 0) || (x <= 0 && y <= 0 && z <= 0);
}

/// The pieces of a line that a dash pattern leaves.
std::vector<std::vector<Point>> dashed(const std::vector<Point>& points, const std::vector<double>& lengths) {
  std::vector<std::vector<Point>> pieces;
  std::size_t at = 0;
  double left = lengths[0];
  bool drawn = true;
  std::vector<Point> piece = {points.front()};
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    Point a = points[i];
    const Point b = points[i + 1];
    double d = std::hypot(b.x - a.x, b.y - a.y);
    while (d > left) {
      const double t = left / d;
      a = {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
      d -= left;
      if (drawn) {
        piece.push_back(a);
        pieces.push_back(std::move(piece));
      }
      piece = {a};
      drawn = !drawn;
      at = (at + 1) % lengths.size();
      left = std::max(lengths[at], 0.1);
    }
    left -= d;
    if (drawn) piece.push_back(b);
  }
  if (drawn && piece.size() > 1) pieces.push_back(std::move(piece));
  return pieces;
}

}  // namespace

Triangles::Paint Triangles::paint_of(draw::Role role, double opacity) const {
  return {draw::colour_of(role, theme_), opacity};
}

void Triangles::triangle(Point a, Point b, Point c, const Paint& p) {
  for (const Point at : {a, b, c}) corners.push_back({at, p.colour, p.opacity});
}

void Triangles::fan(const std::vector<Point>& outline, const Paint& paint) {
  for (std::size_t i = 1; i + 1 < outline.size(); ++i)
    triangle(outline[0], outline[i], outline[i + 1], paint);
}

/// Cuts ears off a simple polygon; quadratic, for the few hundred corners of a chart's area.
void Triangles::ears(std::vector<Point> p, const Paint& paint) {
  double area = 0;
  for (std::size_t i = 0; i < p.size(); ++i) area += turn({0, 0}, p[i], p[(i + 1) % p.size()]);
  if (area < 0) std::reverse(p.begin(), p.end());
  while (p.size() > 3) {
    bool cut = false;
    for (std::size_t i = 0; i < p.size() && !cut; ++i) {
      const std::size_t before = (i + p.size() - 1) % p.size(), after = (i + 1) % p.size();
      const Point a = p[before], b = p[i], c = p[after];
      if (turn(a, b, c) < 0) continue;
      bool empty = true;
      for (std::size_t k = 0; k < p.size() && empty; ++k) {
        const bool corner = k == before || k == i || k == after;
        empty = corner || p[k] == a || p[k] == b || p[k] == c || !is_within(p[k], a, b, c);
      }
      if (!empty) continue;
      triangle(a, b, c, paint);
      p.erase(p.begin() + static_cast<std::ptrdiff_t>(i));
      cut = true;
    }
    // Crossing edges: what is left is filled as well as can be.
    if (!cut) break;
  }
  fan(p, paint);
}

void Triangles::band(const std::vector<Point>& in, double width, const Paint& paint, bool closed) {
  std::vector<Point> p;
  for (const Point at : in) {
    if (p.empty() || std::hypot(at.x - p.back().x, at.y - p.back().y) > 1e-6) p.push_back(at);
  }
  if (closed && p.size() > 1 && std::hypot(p.front().x - p.back().x, p.front().y - p.back().y) < 1e-6)
    p.pop_back();
  const std::size_t n = p.size();
  if (n < 2) return;
  const double half = width / 2;
  const auto normal = [&](Point a, Point b) {
    const double d = std::max(1e-9, std::hypot(b.x - a.x, b.y - a.y));
    return Point{-(b.y - a.y) / d, (b.x - a.x) / d};
  };
  constexpr double kLongestMitre = 2.2;
  std::vector<Point> left(n), right(n);
  for (std::size_t i = 0; i < n; ++i) {
    const bool first = i == 0 && !closed, last = i + 1 == n && !closed;
    const Point in_normal = first ? normal(p[i], p[i + 1]) : normal(p[(i + n - 1) % n], p[i]);
    const Point out_normal = last ? in_normal : normal(p[i], p[(i + 1) % n]);
    Point m{in_normal.x + out_normal.x, in_normal.y + out_normal.y};
    const double length = std::hypot(m.x, m.y);
    if (length < 1e-6)
      m = in_normal;
    else
      m = {m.x / length, m.y / length};
    const double reach =
        half * std::min(kLongestMitre, 1 / std::max(0.3, m.x * out_normal.x + m.y * out_normal.y));
    left[i] = {p[i].x + m.x * reach, p[i].y + m.y * reach};
    right[i] = {p[i].x - m.x * reach, p[i].y - m.y * reach};
  }
  for (std::size_t i = 0; i + (closed ? 0 : 1) < n; ++i) {
    const std::size_t j = (i + 1) % n;
    triangle(left[i], right[i], right[j], paint);
    triangle(left[i], right[j], left[j], paint);
  }
}

void Triangles::stroke(const std::vector<Point>& points, const draw::Stroke& s, bool closed) {
  const Paint paint = paint_of(s.role, s.opacity);
  // Thinner than a pixel a line is drawn fainter, not narrower: it would flicker.
  const double thin = std::min(1.0, s.width * scale_);
  const Paint shown{paint.colour, paint.opacity * thin};
  const double width = std::max(s.width, 1 / scale_);
  std::vector<double> lengths = draw::dash_lengths(s.dash);
  if (lengths.empty()) return band(points, width, shown, closed);
  for (double& length : lengths) length *= s.width;
  std::vector<Point> line = points;
  if (closed) line.push_back(points.front());
  if (line.size() < 2) return;
  for (const auto& piece : dashed(line, lengths)) band(piece, width, shown, false);
}

void Triangles::area(const std::vector<Point>& outline, const draw::Fill& fill, bool convex) {
  if (outline.size() < 3) return;
  const Paint paint = paint_of(fill.role, fill.opacity);
  convex ? fan(outline, paint) : ears(outline, paint);
  if (fill.pattern == draw::Pattern::None) return;
  const PatternMarks marks = pattern_marks(outline, fill.pattern, kPatternSpacing);
  const Paint ink = paint_of(fill.ink, 1);
  for (const auto& [a, b] : marks.lines) band({a, b}, marks.line_width, ink, false);
  for (const Point at : marks.dots) {
    const std::vector<Point> dot = disc_outline(at, marks.dot_radius, scale_);
    marks.hollow ? band(dot, marks.line_width / 2, ink, true) : fan(dot, ink);
  }
}

void Triangles::rect(const draw::Rect& r) {
  const std::vector<Point> outline = rect_outline(r.box, r.radius, scale_);
  if (r.fill) area(outline, *r.fill, true);
  if (r.stroke) stroke(outline, *r.stroke, true);
}

void Triangles::circle(const draw::Circle& c) {
  if (c.radius <= 0) return;
  const std::vector<Point> outline = disc_outline(c.centre, c.radius, scale_);
  if (c.fill) area(outline, *c.fill, true);
  if (c.stroke) stroke(outline, *c.stroke, true);
}

void Triangles::polyline(const draw::Polyline& line) { stroke(line.points, line.stroke, false); }

void Triangles::polygon(const draw::Polygon& p) {
  if (p.fill) area(p.points, *p.fill, false);
  if (p.stroke) stroke(p.points, *p.stroke, true);
}

}  // namespace pilotwave::viz
