#include "draw/placed.hpp"

namespace pilotwave::draw {
namespace {

/// Moves and enlarges every length of an item.
class Placing {
 public:
  Placing(double factor, Point origin) : factor_(factor), origin_(origin) {}

  void operator()(Rect& r) const {
    box(r.box);
    r.radius *= factor_;
    stroke(r.stroke);
  }
  void operator()(Circle& c) const {
    point(c.centre);
    c.radius *= factor_;
    stroke(c.stroke);
  }
  void operator()(Polyline& p) const {
    for (Point& at : p.points) point(at);
    p.stroke.width *= factor_;
  }
  void operator()(Polygon& p) const {
    for (Point& at : p.points) point(at);
    stroke(p.stroke);
  }
  void operator()(Text& t) const {
    point(t.at);
    t.size *= factor_;
  }
  void operator()(Group& g) const {
    if (g.clip) box(*g.clip);
    for (Item& item : g.items) std::visit(*this, item.what);
  }

 private:
  void point(Point& p) const { p = {origin_.x + factor_ * p.x, origin_.y + factor_ * p.y}; }
  void box(Box& b) const {
    b = {origin_.x + factor_ * b.x, origin_.y + factor_ * b.y, factor_ * b.width, factor_ * b.height};
  }
  void stroke(std::optional<Stroke>& s) const {
    if (s) s->width *= factor_;
  }

  double factor_;
  Point origin_;
};

}  // namespace

Items placed(const Items& items, double factor, Point origin) {
  Items out = items;
  const Placing placing(factor, origin);
  for (Item& item : out) std::visit(placing, item.what);
  return out;
}

}  // namespace pilotwave::draw
