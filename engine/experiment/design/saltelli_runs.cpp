#include "experiment/design/saltelli_runs.hpp"

#include <algorithm>

namespace pilotwave {

DesignMatrix saltelli_runs(const DesignMatrix& base) {
  PILOTWAVE_ASSERT(base.columns() % 2 == 0, "a base point is two points");
  const std::size_t k = base.columns() / 2;
  DesignMatrix runs(base.rows() * (k + 2), k);
  std::size_t row = 0;
  for (std::size_t i = 0; i < base.rows(); ++i) {
    const std::span<const double> a = base.row(i).first(k), b = base.row(i).last(k);
    std::ranges::copy(a, runs.row(row++).begin());
    std::ranges::copy(b, runs.row(row++).begin());
    for (std::size_t f = 0; f < k; ++f) {
      const std::span<double> mixed = runs.row(row++);
      std::ranges::copy(a, mixed.begin());
      mixed[f] = b[f];
    }
  }
  return runs;
}

}  // namespace pilotwave
