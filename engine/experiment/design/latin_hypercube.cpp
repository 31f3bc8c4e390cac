#include "experiment/design/latin_hypercube.hpp"

#include <vector>

#include "experiment/design/permutation.hpp"

namespace pilotwave {
namespace {

enum LatinHypercubeDraw : std::uint32_t { kCellOrder, kJitter };  ///< in the place of the week

}  // namespace

DesignMatrix latin_hypercube(std::uint32_t points, std::uint32_t factors, WithinCell within,
                             const Luck& luck) {
  DesignMatrix design(points, factors);
  for (std::uint32_t f = 0; f < factors; ++f) {
    const std::vector<std::uint32_t> cell =
        random_permutation(points, luck, Stream::LatinHypercube, f, kCellOrder);
    for (std::uint32_t i = 0; i < points; ++i) {
      const double inside =
          within == WithinCell::Centre ? 0.5 : luck.seat_uniform(Stream::LatinHypercube, f, kJitter, i);
      design.row(i)[f] = (cell[i] + inside) / points;
    }
  }
  return design;
}

}  // namespace pilotwave
