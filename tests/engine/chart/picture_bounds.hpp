#pragma once

#include <algorithm>
#include <string>
#include <variant>

#include "draw/picture.hpp"
#include "draw/text_width.hpp"

namespace pilotwave::test {

/// How far a picture's items reach; what a clip cuts off does not count.
struct Reach {
  double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
  void add(double x, double y) {
    left = std::min(left, x);
    right = std::max(right, x);
    top = std::min(top, y);
    bottom = std::max(bottom, y);
  }
  void operator()(const draw::Rect& r) {
    add(r.box.x, r.box.y);
    add(r.box.right(), r.box.bottom());
  }
  void operator()(const draw::Circle& c) {
    add(c.centre.x - c.radius, c.centre.y - c.radius);
    add(c.centre.x + c.radius, c.centre.y + c.radius);
  }
  void operator()(const draw::Polyline& p) {
    for (const draw::Point point : p.points) add(point.x, point.y);
  }
  void operator()(const draw::Polygon& p) {
    for (const draw::Point point : p.points) add(point.x, point.y);
  }
  void operator()(const draw::Text& t) {
    const double width = draw::text_width(t);
    const double from = t.anchor == draw::Anchor::Start ? t.at.x
                        : t.anchor == draw::Anchor::End ? t.at.x - width
                                                        : t.at.x - width / 2;
    add(from, t.at.y - t.size);
    add(from + width, t.at.y);
  }
  void operator()(const draw::Group& g) {
    if (g.clip) {
      add(g.clip->x, g.clip->y);
      add(g.clip->right(), g.clip->bottom());
      return;
    }
    for (const draw::Item& item : g.items) std::visit(*this, item.what);
  }
};

inline Reach reach_of(const draw::Picture& picture) {
  Reach reach;
  for (const draw::Item& item : picture.items) std::visit(reach, item.what);
  return reach;
}

/// Whether everything lies inside the picture, give or take a hair.
inline bool stays_inside(const draw::Picture& picture) {
  constexpr double kHair = 2;
  const Reach r = reach_of(picture);
  return r.left >= -kHair && r.top >= -kHair && r.right <= picture.width + kHair &&
         r.bottom <= picture.height + kHair;
}

/// Every text of a picture, joined by line ends.
inline std::string words_in(const draw::Items& items) {
  std::string out;
  for (const draw::Item& item : items) {
    if (const auto* text = std::get_if<draw::Text>(&item.what)) out += text->text + "\n";
    if (const auto* group = std::get_if<draw::Group>(&item.what)) out += words_in(group->items);
  }
  return out;
}

}  // namespace pilotwave::test
