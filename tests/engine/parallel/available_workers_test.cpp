#include <catch2/catch.hpp>

#include "parallel/executor.hpp"

#if defined(__linux__)
#include <sched.h>
#endif

using namespace pilotwave;

TEST_CASE("There is always at least one worker") { CHECK(available_workers() >= 1); }

#if defined(__linux__)
TEST_CASE("A process held to one processor has one worker") {
  cpu_set_t before;
  REQUIRE(sched_getaffinity(0, sizeof before, &before) == 0);
  CHECK(available_workers() == CPU_COUNT(&before));

  std::size_t first = 0;
  while (!CPU_ISSET(first, &before)) ++first;
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(first, &one);
  REQUIRE(sched_setaffinity(0, sizeof one, &one) == 0);
  CHECK(available_workers() == 1);
  REQUIRE(sched_setaffinity(0, sizeof before, &before) == 0);
}
#endif
