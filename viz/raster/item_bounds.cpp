#include "viz/raster/item_bounds.hpp"

#include <algorithm>
#include <cmath>

#include "draw/text_width.hpp"

namespace pilotwave::viz {
namespace {

using draw::Box;

constexpr Box kNowhere{0, 0, 0, 0};

Box grown(const Box& b, double by) { return {b.x - by, b.y - by, b.width + 2 * by, b.height + 2 * by}; }

double reach_of(const std::optional<draw::Stroke>& stroke) { return stroke ? stroke->width / 2 : 0; }

Box around(const std::vector<draw::Point>& points) {
  if (points.empty()) return kNowhere;
  double left = points.front().x, right = left, top = points.front().y, bottom = top;
  for (const draw::Point p : points) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  }
  return {left, top, right - left, bottom - top};
}

Box united(const Box& a, const Box& b) {
  if (a == kNowhere) return b;
  if (b == kNowhere) return a;
  const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

struct Bounds {
  Box operator()(const draw::Rect& r) const { return grown(r.box, reach_of(r.stroke)); }
  Box operator()(const draw::Circle& c) const {
    const double r = c.radius + reach_of(c.stroke);
    return {c.centre.x - r, c.centre.y - r, 2 * r, 2 * r};
  }
  Box operator()(const draw::Polyline& p) const { return grown(around(p.points), p.stroke.width / 2); }
  Box operator()(const draw::Polygon& p) const { return grown(around(p.points), reach_of(p.stroke)); }
  Box operator()(const draw::Text& t) const {
    // Above letters with marks on them, below tails, and aside for a rim and for letters that lean out.
    constexpr double kAbove = 1.15, kBelow = 0.4, kAside = 0.3;
    const double w = draw::text_width(t);
    const double x = t.anchor == draw::Anchor::Start ? t.at.x
                     : t.anchor == draw::Anchor::End ? t.at.x - w
                                                     : t.at.x - w / 2;
    return {x - kAside * t.size, t.at.y - kAbove * t.size, w + 2 * kAside * t.size,
            (kAbove + kBelow) * t.size};
  }
  Box operator()(const draw::Group& g) const {
    if (g.clip) return *g.clip;
    Box all = kNowhere;
    for (const draw::Item& item : g.items) all = united(all, item_bounds(item));
    return all;
  }
};

}  // namespace

Box item_bounds(const draw::Item& item) { return std::visit(Bounds{}, item.what); }

}  // namespace pilotwave::viz
