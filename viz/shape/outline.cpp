#include "viz/shape/outline.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pilotwave::viz {
namespace {

using draw::Point;

/// A chord strays from its arc by less than a fifth of a pixel.
int corners_of(double radius_on_screen) {
  constexpr double kStray = 0.2;
  constexpr int kFewest = 12, kMost = 160;
  if (radius_on_screen <= kStray) return kFewest;
  const double angle = 2 * std::acos(1 - kStray / radius_on_screen);
  return std::clamp(static_cast<int>(std::ceil(2 * std::numbers::pi / angle)), kFewest, kMost);
}

void add_corner(std::vector<Point>& out, Point centre, double radius, double from, int n) {
  for (int i = 0; i <= n; ++i) {
    const double angle = from + std::numbers::pi / 2 * i / n;
    out.push_back({centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)});
  }
}

}  // namespace

std::vector<Point> disc_outline(Point centre, double radius, double scale) {
  const int n = corners_of(radius * scale);
  std::vector<Point> out;
  for (int i = 0; i < n; ++i) {
    const double angle = 2 * std::numbers::pi * i / n;
    out.push_back({centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)});
  }
  return out;
}

std::vector<Point> rect_outline(const draw::Box& b, double radius, double scale) {
  if (radius <= 0) return {{b.x, b.y}, {b.right(), b.y}, {b.right(), b.bottom()}, {b.x, b.bottom()}};
  const double r = std::min({radius, b.width / 2, b.height / 2});
  const int n = std::max(2, corners_of(r * scale) / 4);
  constexpr double kQuarter = std::numbers::pi / 2;
  std::vector<Point> out;
  add_corner(out, {b.right() - r, b.y + r}, r, 0, n);
  add_corner(out, {b.right() - r, b.bottom() - r}, r, kQuarter, n);
  add_corner(out, {b.x + r, b.bottom() - r}, r, 2 * kQuarter, n);
  add_corner(out, {b.x + r, b.y + r}, r, 3 * kQuarter, n);
  return out;
}

std::vector<Point> arc(Point centre, double radius, double share) {
  const double turn = 2 * std::numbers::pi * std::clamp(share, 0.0, 1.0);
  constexpr double kStep = 0.12;  // radians
  const int n = std::max(1, static_cast<int>(std::ceil(turn / kStep)));
  std::vector<Point> out;
  for (int i = 0; i <= n; ++i) {
    const double angle = turn * i / n;
    out.push_back({centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)});
  }
  return out;
}

}  // namespace pilotwave::viz
