#include "experiment/design/full_factorial.hpp"

#include <limits>

namespace pilotwave {

std::optional<std::uint32_t> full_factorial_size(std::span<const std::uint32_t> levels) {
  std::uint64_t size = 1;
  for (const std::uint32_t n : levels) {
    size *= n;
    if (size > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  }
  return static_cast<std::uint32_t>(size);
}

DesignMatrix full_factorial(std::span<const std::uint32_t> levels) {
  const std::optional<std::uint32_t> size = full_factorial_size(levels);
  PILOTWAVE_ASSERT(size && *size > 0, "every factor has levels, and their combinations can be counted");
  DesignMatrix design(*size, levels.size());
  for (std::uint32_t i = 0; i < *size; ++i) {
    std::uint32_t rest = i;
    for (std::size_t f = levels.size(); f-- > 0; rest /= levels[f]) {
      const std::uint32_t level = rest % levels[f];
      design.row(i)[f] = levels[f] == 1 ? 0.0 : static_cast<double>(level) / (levels[f] - 1);
    }
  }
  return design;
}

}  // namespace pilotwave
