#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>

namespace pilotwave {

/// Keeps what went wrong in a batch of tasks: of several exceptions, that of the lowest index.
class TaskFailure {
 public:
  /// Runs task(i); an exception is kept, not passed on.
  void guard(const std::function<void(std::size_t)>& task, std::size_t i) noexcept {
    try {
      task(i);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!error_ || i < index_) {
        error_ = std::current_exception();
        index_ = i;
      }
    }
  }
  /// Call when all tasks are done.
  void rethrow_if_any() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  std::mutex mutex_;
  std::exception_ptr error_;
  std::size_t index_ = 0;
};

/// Runs all tasks in index order on this thread, with the promises of Executor::for_each.
inline void run_in_order(std::size_t n, const std::function<void(std::size_t)>& task) {
  TaskFailure failure;
  for (std::size_t i = 0; i < n; ++i) failure.guard(task, i);
  failure.rethrow_if_any();
}

}  // namespace pilotwave
