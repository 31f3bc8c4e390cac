#include "sweep/store/task_queue.hpp"

#include <chrono>
#include <utility>

#include <pthread.h>

namespace pilotwave {
namespace {

/// So many share a transaction, which costs as much as writing a small run, unless they are slow to come.
constexpr std::size_t kTogether = 8;
constexpr std::chrono::milliseconds kPatience{100};
/// Enough for the time in which a disk makes sure of what it was given.
constexpr std::size_t kMostTasks = 32;

}  // namespace

TaskQueue::TaskQueue(Write write) : write_(std::move(write)), thread_([this] { work(); }) {
  pthread_setname_np(thread_.native_handle(), "sweep-writer");  // tells what writing costs, in `top -H`
}

TaskQueue::~TaskQueue() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  for_writer_.notify_one();
  thread_.join();
}

bool TaskQueue::put(const SweepTask& task) {
  std::unique_lock lock(mutex_);
  for_others_.wait(lock, [&] { return failed_ || waiting_.size() < kMostTasks; });
  if (failed_) return false;
  waiting_.push_back(task);
  const bool wake = waiting_.size() == 1 || waiting_.size() == kTogether;
  lock.unlock();
  if (wake) for_writer_.notify_one();
  return true;
}

void TaskQueue::drain() {
  std::unique_lock lock(mutex_);
  hurry_ = true;
  for_writer_.notify_one();
  for_others_.wait(lock, [&] { return waiting_.empty() && !writing_; });
  hurry_ = false;
}

void TaskQueue::write_waiting(std::unique_lock<std::mutex>& lock) {
  std::vector<SweepTask> tasks = std::exchange(waiting_, {});
  writing_ = true;
  lock.unlock();
  for_others_.notify_all();
  const bool written = write_(tasks);
  tasks.clear();  // while nobody waits for it
  lock.lock();
  writing_ = false;
  if (!written) failed_ = true, waiting_.clear();
  for_others_.notify_all();
}

void TaskQueue::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    for_writer_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    for_writer_.wait_for(lock, kPatience, [&] { return ending_ || hurry_ || waiting_.size() >= kTogether; });
    write_waiting(lock);
  }
}

}  // namespace pilotwave
