#pragma once

#include <vector>

#include "draw/picture.hpp"

namespace pilotwave::viz {

/// A corner of a triangle, with its colour.
struct Corner {
  draw::Point at;
  draw::Rgb colour;
  double opacity = 1;
};

/// Turns shapes into triangles, three corners each, in painting order.
class Triangles {
 public:
  Triangles(draw::Theme theme, double scale) : theme_(theme), scale_(scale) {}

  void rect(const draw::Rect& rect);
  void circle(const draw::Circle& circle);
  void polyline(const draw::Polyline& line);
  void polygon(const draw::Polygon& polygon);

  std::vector<Corner> corners;

 private:
  struct Paint {
    draw::Rgb colour;
    double opacity = 1;
  };
  [[nodiscard]] Paint paint_of(draw::Role role, double opacity) const;
  void area(const std::vector<draw::Point>& outline, const draw::Fill& fill, bool convex);
  void fan(const std::vector<draw::Point>& outline, const Paint& paint);
  void ears(std::vector<draw::Point> outline, const Paint& paint);
  /// A band along points. @param closed  the last point joins the first
  void band(const std::vector<draw::Point>& points, double width, const Paint& paint, bool closed);
  void stroke(const std::vector<draw::Point>& points, const draw::Stroke& stroke, bool closed);
  void triangle(draw::Point a, draw::Point b, draw::Point c, const Paint& paint);

  draw::Theme theme_;
  double scale_;
};

}  // namespace pilotwave::viz
