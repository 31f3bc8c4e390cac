#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "scenario/scenario.hpp"

namespace pilotwave::viz {

/// One run of the plans with a luck of its own, as far as a small picture needs it.
struct Future {
  std::uint32_t replicate = 0;
  std::vector<std::vector<float>> weekly;  ///< by plan: the charted metric, week by week
  std::vector<double> outcome;             ///< by plan: the first outcome of the comparison, as it is read
  std::vector<bool> met;                   ///< by plan: whether its goal was met; empty without a goal
};

/// What is known of many runs; a value, filled as runs are done.
struct Futures {
  int metric = 0;             ///< charted
  std::string outcome_label;  ///< what `outcome` is
  bool more_is_better = true;
  std::uint32_t planned = 0;
  std::vector<Future> done;           ///< in replicate order
  std::vector<std::string> headline;  ///< sentences, once all are done and there are two plans
};

/// Runs the plans many times on a thread of its own, beside the run that is watched.
class FuturesRun {
 public:
  /// Starts at once. @param plans  one or two; copied
  FuturesRun(std::vector<Scenario> plans, std::uint32_t count);
  ~FuturesRun();
  FuturesRun(const FuturesRun&) = delete;
  FuturesRun& operator=(const FuturesRun&) = delete;

  /// As far as it has come; cheap to hold on to.
  [[nodiscard]] std::shared_ptr<const Futures> latest() const;
  /// Waits for all of them.
  [[nodiscard]] std::shared_ptr<const Futures> wait();

 private:
  void work(const std::vector<Scenario>& plans);
  void add(Future future);

  mutable std::mutex mutex_;
  std::shared_ptr<const Futures> latest_;
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

}  // namespace pilotwave::viz
