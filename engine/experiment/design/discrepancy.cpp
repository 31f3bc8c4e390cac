#include "experiment/design/discrepancy.hpp"

#include <cmath>
#include <limits>

namespace pilotwave {

double centred_discrepancy(const DesignMatrix& design) {
  if (design.rows() == 0) return std::numeric_limits<double>::quiet_NaN();
  const auto n = static_cast<double>(design.rows());
  double volume = 1, singles = 0, pairs = 0;
  for (std::size_t f = 0; f < design.columns(); ++f) volume *= 13.0 / 12;
  for (std::size_t i = 0; i < design.rows(); ++i) {
    double single = 1;
    for (const double x : design.row(i)) {
      const double off = std::abs(x - 0.5);
      single *= 1 + 0.5 * off - 0.5 * off * off;
    }
    singles += single;
    for (std::size_t j = 0; j < design.rows(); ++j) {
      double pair = 1;
      for (std::size_t f = 0; f < design.columns(); ++f) {
        const double x = design.at(i, f), y = design.at(j, f);
        pair *= 1 + 0.5 * std::abs(x - 0.5) + 0.5 * std::abs(y - 0.5) - 0.5 * std::abs(x - y);
      }
      pairs += pair;
    }
  }
  return volume - 2 * singles / n + pairs / (n * n);
}

}  // namespace pilotwave
