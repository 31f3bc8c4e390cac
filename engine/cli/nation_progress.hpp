#pragma once

#include <chrono>

#include "cli/sweep_progress.hpp"
#include "nation/nation_run.hpp"

namespace pilotwave {

/// Tells on standard error how far a nation has come, in the styles of a sweep. Work is counted in people
/// times weeks: the first district takes as long as thousands of the last.
class NationProgress {
 public:
  explicit NationProgress(SweepProgress::Style style) : style_(style) {}
  ~NationProgress() { clear(); }
  NationProgress(const NationProgress&) = delete;
  NationProgress& operator=(const NationProgress&) = delete;

  void show(const NationTally& tally);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  SweepProgress::Style style_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now(), last_{};
};

}  // namespace pilotwave
