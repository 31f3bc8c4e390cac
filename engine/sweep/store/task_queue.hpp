#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "sweep/run/sweep_runner.hpp"

namespace pilotwave {

/// Finished tasks on their way into a file: one thread takes them there in order, a few at a time, while runs
/// go on, so that no worker waits for the disk. Holds few, however slow the disk is, and none for long.
class TaskQueue {
 public:
  /// Takes tasks to the file, all or none; false when that cannot be done: then all others are let go.
  using Write = std::function<bool(std::span<const SweepTask>)>;
  explicit TaskQueue(Write write);
  /// Writes what is still here.
  ~TaskQueue();
  TaskQueue(const TaskQueue&) = delete;
  TaskQueue& operator=(const TaskQueue&) = delete;

  /// Waits while many are here. False when earlier ones could not be written.
  [[nodiscard]] bool put(const SweepTask& task);
  /// Waits until none is here and none under way.
  void drain();

 private:
  void work();
  void write_waiting(std::unique_lock<std::mutex>& lock);

  Write write_;
  std::mutex mutex_;
  std::condition_variable for_writer_, for_others_;
  std::vector<SweepTask> waiting_;
  bool writing_ = false, failed_ = false;
  bool hurry_ = false;  ///< somebody waits for the last one
  bool ending_ = false;
  std::thread thread_;  ///< last: it uses all the others
};

}  // namespace pilotwave
