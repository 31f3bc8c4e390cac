#pragma once

#include <cstdint>

#include "bench/measurement.hpp"
#include "parallel/executor.hpp"

namespace pilotwave {

/// WS-adopt, the yardstick of network simulators: a Watts-Strogatz network, ten seeds, synchronous steps; who
/// has not adopted does with chance 1 - (1 - 0.001)(1 - 0.05 f), f the share of adopting neighbours.
struct SpreadBench {
  std::uint32_t people = 1'000'000;
  std::uint32_t ties = 10;  ///< each
  double rewired = 0.05;    ///< share of ties
  int steps = 150;
  int repeats = 3;
};

/// Times, turn by turn: the loop that anybody would write (every person counts adopting neighbours through
/// the network's rows and draws from a small generator), and the public runner on the same network. Their
/// draws differ, so their results do; the runner's is checked against its own plain way elsewhere
/// (tests/engine/spread).
[[nodiscard]] BenchReport bench_spread(const SpreadBench& bench, Executor& executor);

}  // namespace pilotwave
