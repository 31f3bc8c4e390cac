#include "bench/spread_bench.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "network/generators/watts_strogatz.hpp"
#include "spread/run_spread.hpp"

namespace pilotwave {
namespace {

constexpr double kAlone = 0.001, kByShare = 0.05;  // of WS-adopt
constexpr std::uint32_t kSeeds = 10;
constexpr std::size_t kPart = 8192;  // people a task

/// SplitMix64 (Steele, Lea and Flood 2014), started anew for each part and step.
struct SmallGenerator {
  std::uint64_t state;
  double uniform() {
    std::uint64_t z = state += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-53;
  }
};

/// The straightforward loop: two arrays of who adopts, neighbours counted anew in every step.
std::uint64_t plain_loop(const ContactGraph& ties, const std::vector<std::uint32_t>& seeds, int steps,
                         Executor& executor) {
  const std::size_t n = ties.n_nodes();
  std::vector<std::uint8_t> adopts(n, 0), next(n, 0);
  for (const std::uint32_t person : seeds) adopts[person] = 1;
  const std::size_t parts = (n + kPart - 1) / kPart;
  for (int step = 0; step < steps; ++step) {
    executor.for_each(parts, [&](std::size_t part) {
      SmallGenerator draw{static_cast<std::uint64_t>(step) * parts + part};
      const std::size_t end = std::min(n, (part + 1) * kPart);
      for (std::size_t i = part * kPart; i < end; ++i) {
        const auto person = static_cast<std::uint32_t>(i);
        if (adopts[i]) {
          next[i] = 1;
          continue;
        }
        std::uint32_t k = 0;
        for (const std::uint32_t other : ties.neighbours(person)) k += adopts[other];
        const double share = static_cast<double>(k) / std::max(1U, ties.degree(person));
        next[i] = draw.uniform() < 1 - (1 - kAlone) * (1 - kByShare * share) ? 1 : 0;
      }
    });
    std::swap(adopts, next);
  }
  Fnv1a hash;
  hash.bytes(adopts.data(), adopts.size());
  return hash.value();
}

std::uint64_t public_runner(const TiedCrowd& crowd, const std::vector<std::uint32_t>& seeds, int steps,
                            Executor& executor) {
  const SpreadPlan plan{{Luck(1, 0)}, steps, seeds};
  const SpreadHistory run = run_spread(crowd, OwnOrPeers{kAlone, kByShare}, plan, executor);
  Fnv1a hash;
  hash.bytes(run.levels.data(), run.levels.size());
  return hash.value();
}

}  // namespace

BenchReport bench_spread(const SpreadBench& bench, Executor& executor) {
  const Luck luck(1, 0);
  const TiedCrowd crowd(watts_strogatz(bench.people, bench.ties, bench.rewired, {luck}));
  std::vector<std::uint32_t> seeds;
  for (std::uint32_t i = 0; i < std::min(kSeeds, bench.people); ++i)
    seeds.push_back(static_cast<std::uint32_t>(std::uint64_t{i} * bench.people / kSeeds));
  const double work = static_cast<double>(bench.people) * bench.steps;
  BenchReport report;
  report.title =
      fmt::format("WS-adopt: {} people with {} ties, {} of them rewired; {} steps; {} thread{}, median of {}",
                  bench.people, bench.ties, bench.rewired, bench.steps, executor.n_workers(),
                  executor.n_workers() == 1 ? "" : "s", bench.repeats);
  report.measurements = {{"straightforward loop", "agent-steps", work, {}, 0},
                         {"public runner", "agent-steps", work, {}, 0}};
  for (int repeat = 0; repeat < bench.repeats; ++repeat) {
    Measurement& plain = report.measurements[0];
    plain.seconds.push_back(
        seconds_of([&] { plain.result = plain_loop(crowd.ties(), seeds, bench.steps, executor); }));
    Measurement& runner = report.measurements[1];
    runner.seconds.push_back(
        seconds_of([&] { runner.result = public_runner(crowd, seeds, bench.steps, executor); }));
  }
  return report;
}

}  // namespace pilotwave
