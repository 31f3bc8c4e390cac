#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>

#include "parallel/executor.hpp"
#include "sweep/design/sweep_design.hpp"
#include "sweep/file/sweep_def.hpp"
#include "sweep/run/shard.hpp"
#include "sweep/run/sweep_runner.hpp"

namespace pilotwave {

/// The tasks of a sweep in the order in which they are done: every point in replicate 0, then in replicate 1,
/// and so on, so that a half-done sweep is even.
class SweepWork {
 public:
  SweepWork(const SweepDef& def, const SweepDesign& design, const Shard& shard);

  /// Tasks of the shard, within the cap on runs.
  [[nodiscard]] std::uint64_t planned() const { return planned_; }
  [[nodiscard]] std::size_t runs_each() const { return runs_each_; }
  struct Place {
    std::uint32_t replicate = 0, point = 0;
  };
  /// The next place at or after `ordinal` that belongs to the shard; `ordinal` moves behind it.
  [[nodiscard]] std::optional<Place> next(std::uint64_t& ordinal) const;

 private:
  std::uint64_t points_, end_, planned_ = 0;
  std::size_t runs_each_;
  Shard shard_;
};

/// How far a call has come. Tasks hold SweepWork::runs_each() runs.
struct SweepTally {
  std::uint64_t planned = 0;  ///< tasks of this call, those found done included
  std::uint64_t found = 0;    ///< done by earlier calls
  std::uint64_t made = 0;     ///< done by this call, failed ones included
  std::uint64_t failed = 0;   ///< tasks of this call with a failed run
  bool stopped_early = false;

  [[nodiscard]] std::uint64_t done() const { return found + made; }
};

struct SweepRunDef {
  const std::atomic<bool>* stop = nullptr;  ///< when it turns true no further task starts
  bool stop_on_failure = false;
  /// Whether an earlier call did a task; nothing was done where this is left out.
  std::function<bool(std::uint32_t replicate, std::uint32_t point)> is_done;
  /// Takes a finished task in, one at a time, in order; false when it can take no more.
  std::function<bool(const SweepTask&)> take;
  /// Called after each task, one call at a time.
  std::function<void(const SweepTally&)> progress;

  [[nodiscard]] bool found_done(std::uint32_t replicate, std::uint32_t point) const {
    return is_done && is_done(replicate, point);
  }
};

/// Does the tasks that are not done, in parallel, and hands them over in order, whatever order they finish
/// in. Memory does not grow with their number.
[[nodiscard]] SweepTally run_sweep(const SweepWork& work, const SweepRunner& runner, Executor& executor,
                                   const SweepRunDef& def);

}  // namespace pilotwave
