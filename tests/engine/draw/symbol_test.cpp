#include "draw/symbol.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace pilotwave::draw;

namespace {

/// Area of a polygon by the shoelace formula, or of a circle.
double area(const Item& item) {
  if (const Circle* c = std::get_if<Circle>(&item.what)) return 3.14159265 * c->radius * c->radius;
  const auto& points = std::get<Polygon>(item.what).points;
  double sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point a = points[i], b = points[(i + 1) % points.size()];
    sum += a.x * b.y - b.x * a.y;
  }
  return std::abs(sum) / 2;
}

}  // namespace

TEST_CASE("symbols are about as large as the disc of their radius and lie around their centre") {
  const double disc = area(symbol(Symbol::Disc, {50, 60}, 10, {}, std::nullopt));
  for (std::size_t i = 0; i < kSymbols; ++i) {
    const Symbol shape = static_cast<Symbol>(i);
    if (shape == Symbol::Ring) continue;
    INFO(i);
    const Item item = symbol(shape, {50, 60}, 10, {}, std::nullopt);
    CHECK(area(item) > 0.6 * disc);
    CHECK(area(item) < 1.2 * disc);
    if (const Polygon* p = std::get_if<Polygon>(&item.what)) {
      for (const Point point : p->points) CHECK(std::hypot(point.x - 50, point.y - 60) < 15);
    }
  }
}

TEST_CASE("a ring is empty inside") {
  const Item ring = symbol(Symbol::Ring, {0, 0}, 5, {Role::Ink}, Stroke{});
  CHECK_FALSE(std::get<Circle>(ring.what).fill);
}

TEST_CASE("plans look alike wherever they are drawn") {
  CHECK(plan_fill(1) == Fill{Role::VermillionFill, 1, Pattern::Hatch, Role::Paper});
  CHECK(plan_stroke(2, 2) == Stroke{Role::GreenMark, 2, Dash::Dotted});
  CHECK(std::get<Circle>(plan_symbol(0, {1, 2}, 3).what).fill == Fill{Role::BlueFill});
}
