#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "parallel/executor.hpp"

namespace pilotwave {

struct FailedReplicate {
  std::uint32_t replicate = 0;
  std::string error;
};

/// How far a series of replicates has come.
struct ReplicateTally {
  std::uint32_t planned = 0;
  std::vector<std::uint32_t> done;      ///< ascending
  std::vector<FailedReplicate> failed;  ///< ascending
  bool stopped_early = false;           ///< asked to stop, or a commit could go no further
  bool enough = false;                  ///< no more were wanted
};

struct ReplicatesDef {
  std::uint32_t first = 0, count = 100;
  const std::atomic<bool>* stop = nullptr;  ///< when it turns true no further replicate starts
  /// Called after each replicate, one call at a time, in replicate order.
  std::function<void(const ReplicateTally&)> progress;
  /// Asked after each replicate, in replicate order: whether these are enough. Then nothing later is taken
  /// in, so the answer, and not the executor, decides how many there are.
  std::function<bool(const ReplicateTally&)> enough = {};
};

/// Takes a replicate's result in; returns whether to go on (false when, say, the disk is full).
using Commit = std::function<bool()>;
/// Computes one replicate; may run at the same time as others. An exception fails this replicate only.
using ReplicateWork = std::function<Commit(std::uint32_t replicate)>;

/// Runs replicates in parallel and commits them one at a time in ascending order, whatever order they finish
/// in, so that what commits write does not depend on the executor. Replicates start in order too: a stop
/// leaves an unbroken row from `first` on, and what waits in memory is what overtook a slower one.
[[nodiscard]] ReplicateTally run_replicates(Executor& executor, const ReplicatesDef& def,
                                            const ReplicateWork& work);

}  // namespace pilotwave
