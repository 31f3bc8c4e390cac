#pragma once

#include <vector>

#include "draw/picture.hpp"
#include "population/world.hpp"

namespace pilotwave::viz {

/// A school on a map: middle and outer radius, px.
struct SchoolPlace {
  draw::Point at;
  double radius = 0;
};

/// Where schools lie in a box: at their coordinates, moved apart where they would cover each other; in tidy
/// rows by level and size where the district gives no coordinates. Areas are as numbers of staff.
/// @param em  no school is smaller than a fraction of it
/// Pure; the same places each time.
[[nodiscard]] std::vector<SchoolPlace> school_places(const World& world, const draw::Box& box, double em);

/// The last places asked for, since a box seldom changes between two pictures.
class PlacesMemo {
 public:
  const std::vector<SchoolPlace>& get(const World& world, const draw::Box& box, double em);

 private:
  struct Entry {
    const World* world = nullptr;
    draw::Box box;
    double em = 0;
    std::vector<SchoolPlace> places;
  };
  std::vector<Entry> entries_;
};

}  // namespace pilotwave::viz
