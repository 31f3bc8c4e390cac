#include <algorithm>
#include <thread>

#include "parallel/executor.hpp"

#if defined(__linux__)
#include <sched.h>
#endif

namespace pilotwave {

int available_workers() {
#if defined(__linux__)
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  // Fails on machines with more processors than a cpu_set_t holds; the count below serves then.
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return std::max(1, CPU_COUNT(&allowed));
#endif
  return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace pilotwave
