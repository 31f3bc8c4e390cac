#include "experiment/design/random_points.hpp"

namespace pilotwave {

DesignMatrix random_points(std::uint32_t count, std::uint32_t factors, const Luck& luck) {
  DesignMatrix design(count, factors);
  for (std::uint32_t i = 0; i < count; ++i) {
    for (std::uint32_t f = 0; f < factors; ++f)
      design.row(i)[f] = luck.uniform(Stream::RandomDesign, f, 0, i);
  }
  return design;
}

}  // namespace pilotwave
