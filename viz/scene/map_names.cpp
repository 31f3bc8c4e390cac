#include "viz/scene/map_names.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "draw/boxes.hpp"
#include "draw/text_width.hpp"
#include "viz/scene/map_signs.hpp"

namespace pilotwave::viz {
namespace {

using draw::Box;
using draw::Point;
using draw::Role;

/// Names where there is room for them: who is pointed at and chosen first, then the largest schools. Never
/// over a dot or another name.
class Names {
 public:
  Names(Sheet& sheet, const Box& box, const std::vector<SchoolPlace>& places)
      : sheet_(sheet), box_(box), places_(places) {}

  void must(std::uint32_t s, const std::string& name) {
    if (!is_seen(s)) return;
    for (int side = 0; side < kSides; ++side) {
      if (const Box at = beside(s, name, side, draw::Weight::Bold); fits(at)) return put(at, name, true);
    }
    // Said all the same, over whoever is there.
    put(beside(s, name, 0, draw::Weight::Bold), name, true);
  }
  bool maybe(std::uint32_t s, const std::string& name) {
    // On a diagonal a name is read as another dot's, unless its own is a large one.
    constexpr double kLarge = 1.1;  // em
    const int sides = places_[s].radius > kLarge * sheet_.em ? kSides : 4;
    for (int side = 0; side < sides && is_seen(s); ++side) {
      const Box at = beside(s, name, side);
      if (!fits(at)) continue;
      put(at, name, false);
      return true;
    }
    return false;
  }

 private:
  /// Right, left, beneath, above, and between these.
  static constexpr int kSides = 8;

  [[nodiscard]] bool is_seen(std::uint32_t s) const {
    const Point at = places_[s].at;
    return at.x >= box_.x && at.x <= box_.right() && at.y >= box_.y && at.y <= box_.bottom();
  }
  [[nodiscard]] Box beside(std::uint32_t s, const std::string& name, int side,
                           draw::Weight weight = draw::Weight::Regular) const {
    const SchoolPlace& p = places_[s];
    const double w = sheet_.width_of(name, {.weight = weight}), h = sheet_.em;
    // Who is pointed at or chosen has a ring around the dot.
    const double gap = (weight == draw::Weight::Bold ? 0.6 : 0.25) * sheet_.em;
    Box b{p.at.x + p.radius + gap, p.at.y - h / 2, w, h};
    if (side == 1) b.x = p.at.x - p.radius - gap - w;
    if (side == 2) b = {p.at.x - w / 2, p.at.y + p.radius + gap / 2, w, h};
    if (side == 3) b = {p.at.x - w / 2, p.at.y - p.radius - gap / 2 - h, w, h};
    if (side > 3) {
      // From the dot's edge on a diagonal outwards.
      const double out = (p.radius + gap) / std::numbers::sqrt2;
      b.x = side % 2 == 0 ? p.at.x + out : p.at.x - out - w;
      b.y = side < 6 ? p.at.y - out - 0.8 * h : p.at.y + out - 0.2 * h;
    }
    if (side == 0 && b.right() > box_.right()) b.x = p.at.x - p.radius - gap - w;
    b.x = std::clamp(b.x, box_.x, std::max(box_.x, box_.right() - w));
    return b;
  }
  [[nodiscard]] bool fits(const Box& b) const {
    if (b.x < box_.x || b.right() > box_.right() || b.y < box_.y || b.bottom() > box_.bottom()) return false;
    // Two names in one line are read as one where they nearly touch.
    const double apart = 0.5 * sheet_.em;
    for (const Box& other : taken_) {
      if (draw::meet(b, {other.x - apart, other.y, other.width + 2 * apart, other.height})) return false;
    }
    for (std::uint32_t s = 0; s < places_.size(); ++s) {
      const SchoolPlace& p = places_[s];
      const double dx = p.at.x - std::clamp(p.at.x, b.x, b.right());
      const double dy = p.at.y - std::clamp(p.at.y, b.y, b.bottom());
      if (std::hypot(dx, dy) < p.radius) return false;
    }
    return true;
  }
  void put(const Box& b, const std::string& name, bool strong) {
    taken_.push_back(b);
    sheet_.text({b.x, b.y + b.height / 2 + draw::middle_to_base(sheet_.em)}, name,
                {.size = 1,
                 .role = strong ? Role::Ink : Role::Soft,
                 .weight = strong ? draw::Weight::Bold : draw::Weight::Regular,
                 .halo = true});
  }

  Sheet& sheet_;
  Box box_;
  const std::vector<SchoolPlace>& places_;
  std::vector<Box> taken_;
};

/// "Oak Elementary School" as a map has room for it.
std::string short_name(const std::string& name) {
  for (const std::string_view tail : {" School", " Academy"}) {
    if (name.size() > tail.size() && name.ends_with(tail)) return name.substr(0, name.size() - tail.size());
  }
  return name;
}

}  // namespace

void name_schools(Sheet& sheet, const Frame& frame, const View& view, const Box& box,
                  const std::vector<SchoolPlace>& places) {
  // More names than this are a wall of text.
  constexpr std::size_t kMostNames = 12;
  Names names(sheet, box, places);
  const auto& schools = frame.world().district.schools;
  std::vector<std::uint32_t> order(places.size());
  for (std::uint32_t s = 0; s < order.size(); ++s) order[s] = s;
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return places[a].radius > places[b].radius; });
  for (const std::uint32_t s : order) {
    if (is_school(view.hovered, s) || is_school(view.selected, s)) names.must(s, short_name(schools[s].name));
  }
  std::size_t n = 0;
  for (const std::uint32_t s : order) {
    if (n >= kMostNames || is_school(view.hovered, s) || is_school(view.selected, s)) continue;
    n += names.maybe(s, short_name(schools[s].name));
  }
}

}  // namespace pilotwave::viz
