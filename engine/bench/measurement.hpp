#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pilotwave {

/// One thing timed, as often as was asked.
struct Measurement {
  std::string what;
  std::string unit;             ///< of the work: "agent-steps", "agent-weeks"
  double work = 0;              ///< units done in one repeat
  std::vector<double> seconds;  ///< wall clock, of each repeat
  std::uint64_t result = 0;     ///< hash of the outcome: a fast wrong answer shows

  /// Units a second, in the median repeat.
  [[nodiscard]] double rate() const;
};

/// Measurements that were taken side by side, turn by turn, so that their ratios hold though the machine's
/// speed drifts.
struct BenchReport {
  std::string title;
  std::vector<Measurement> measurements;

  [[nodiscard]] std::string text() const;
};

/// Wall clock of one call, s.
template <class Call>
[[nodiscard]] double seconds_of(const Call& call) {
  const auto start = std::chrono::steady_clock::now();
  call();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace pilotwave
