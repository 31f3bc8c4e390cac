#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include "base/assert.hpp"
#include "parallel/executor.hpp"
#include "parallel/task_failure.hpp"

namespace pilotwave {
namespace {

/// One call of for_each: whoever is free takes the next index.
class Batch {
 public:
  Batch(std::size_t n, const std::function<void(std::size_t)>& task) : n_(n), task_(task) {}

  void work() {
    for (std::size_t i = next_.fetch_add(1); i < n_; i = next_.fetch_add(1)) failure_.guard(task_, i);
  }
  void rethrow_if_any() const { failure_.rethrow_if_any(); }

 private:
  std::size_t n_;
  const std::function<void(std::size_t)>& task_;
  std::atomic<std::size_t> next_{0};
  TaskFailure failure_;
};

/// A pool that lives as long as the executor. Threads sleep between batches; every thread visits every batch,
/// so that a batch is over when all have left it.
class ThreadExecutor final : public Executor {
 public:
  explicit ThreadExecutor(int n_workers) : n_workers_(n_workers) {
    PILOTWAVE_ASSERT(n_workers >= 1, "an executor has at least one worker");
    try {
      for (int i = 1; i < n_workers; ++i) threads_.emplace_back([this] { serve(); });
    } catch (const std::system_error&) {
      // The machine gives no more threads. Those we have are enough: their number changes no result.
    }
  }
  ThreadExecutor(const ThreadExecutor&) = delete;
  ThreadExecutor& operator=(const ThreadExecutor&) = delete;
  ~ThreadExecutor() override {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    batch_posted_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  void for_each(std::size_t n, const std::function<void(std::size_t)>& task) override {
    // Taken by the outermost call only: nested and rival calls find it taken and need no pool.
    if (threads_.empty() || n < 2 || busy_.test_and_set()) return run_in_order(n, task);
    Batch batch(n, task);
    post(&batch);
    batch.work();
    wait_until_left();
    busy_.clear();
    batch.rethrow_if_any();
  }
  [[nodiscard]] int n_workers() const override { return n_workers_; }
  [[nodiscard]] std::string name() const override { return "threads"; }

 private:
  void post(Batch* batch) {
    {
      const std::lock_guard lock(mutex_);
      batch_ = batch;
      ++n_posted_;
      n_inside_ = threads_.size();
    }
    batch_posted_.notify_all();
  }

  void wait_until_left() {
    std::unique_lock lock(mutex_);
    batch_left_.wait(lock, [this] { return n_inside_ == 0; });
  }

  void serve() {
    std::uint64_t n_seen = 0;
    std::unique_lock lock(mutex_);
    for (;;) {
      batch_posted_.wait(lock, [&] { return closing_ || n_posted_ != n_seen; });
      if (closing_) return;
      n_seen = n_posted_;
      Batch* const batch = batch_;
      lock.unlock();
      batch->work();
      lock.lock();
      if (--n_inside_ == 0) batch_left_.notify_one();
    }
  }

  int n_workers_;
  std::atomic_flag busy_;
  std::mutex mutex_;  // guards all below except threads_
  std::condition_variable batch_posted_, batch_left_;
  Batch* batch_ = nullptr;
  std::uint64_t n_posted_ = 0;
  std::size_t n_inside_ = 0;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace

std::unique_ptr<Executor> make_thread_executor(int n_workers) {
  return std::make_unique<ThreadExecutor>(n_workers);
}

}  // namespace pilotwave
