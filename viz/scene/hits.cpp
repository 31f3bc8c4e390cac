#include "viz/scene/hits.hpp"

#include <algorithm>
#include <cmath>

namespace pilotwave::viz {

const Hit* hit_at(const std::vector<Hit>& hits, draw::Point at) {
  const Hit* nearest = nullptr;
  double least = INFINITY;
  for (const Hit& hit : hits) {
    const draw::Box& b = hit.box;
    if (at.x < b.x || at.x > b.right() || at.y < b.y || at.y > b.bottom()) continue;
    const double d = std::hypot(at.x - b.centre().x, at.y - b.centre().y);
    if (d < least) least = d, nearest = &hit;
  }
  return nearest;
}

const Hit* hit_of(const std::vector<Hit>& hits, const EntityId& id) {
  const auto at = std::find_if(hits.begin(), hits.end(), [&](const Hit& h) { return h.id == id; });
  return at == hits.end() ? nullptr : &*at;
}

const Hit* neighbour(const std::vector<Hit>& hits, const Hit& here, std::string_view arrow) {
  // What lies aside counts twice.
  const draw::Point from = here.box.centre();
  const bool sideways = arrow == "Right" || arrow == "Left";
  const Hit* best = nullptr;
  double nearest = INFINITY;
  for (const Hit& hit : hits) {
    if (hit.plan != here.plan) continue;
    const double dx = hit.box.centre().x - from.x, dy = hit.box.centre().y - from.y;
    const double along = sideways ? dx : dy;
    const double ahead = arrow == "Right" || arrow == "Down" ? along : -along;
    const double way = ahead + 2 * std::abs(sideways ? dy : dx);
    if (ahead <= 0.5 || way >= nearest) continue;
    nearest = way;
    best = &hit;
  }
  return best;
}

}  // namespace pilotwave::viz
