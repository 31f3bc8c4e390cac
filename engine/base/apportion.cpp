#include "base/apportion.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/assert.hpp"

namespace pilotwave {

std::vector<std::int64_t> largest_remainder(std::int64_t total, std::span<const double> weights) {
  double sum = 0;
  for (const double w : weights) sum += w;
  PILOTWAVE_ASSERT(total >= 0 && sum > 0, "a whole number is split over weights that are not all 0");
  std::vector<std::int64_t> part(weights.size());
  std::vector<std::pair<double, std::size_t>> rest;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double quota = static_cast<double>(total) * weights[i] / sum;
    part[i] = static_cast<std::int64_t>(quota);
    given += part[i];
    rest.emplace_back(-(quota - static_cast<double>(part[i])), i);
  }
  std::sort(rest.begin(), rest.end());
  for (std::size_t i = 0; given < total; ++i, ++given) ++part[rest[i % rest.size()].second];
  return part;
}

}  // namespace pilotwave
