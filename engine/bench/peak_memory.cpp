#include "bench/peak_memory.hpp"

#include <sys/resource.h>

namespace pilotwave {

std::size_t peak_memory() {
  constexpr std::size_t kUnit = 1024;  // Linux counts in KiB
  rusage used{};
  return getrusage(RUSAGE_SELF, &used) == 0 ? static_cast<std::size_t>(used.ru_maxrss) * kUnit : 0;
}

}  // namespace pilotwave
