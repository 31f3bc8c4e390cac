#include "viz/session/watch_session.hpp"

#include <exception>
#include <utility>

namespace pilotwave::viz {

WatchSession::WatchSession(std::vector<Scenario> plans, std::uint32_t replicate, Executor& executor)
    : executor_(executor),
      thread_([this, plans = std::move(plans), replicate]() mutable { work(std::move(plans), replicate); }) {}

WatchSession::~WatchSession() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void WatchSession::wish(const Wish& wish) {
  {
    const std::lock_guard lock(mutex_);
    if (wish == wish_) return;
    wish_ = wish;
    wished_ = true;
  }
  wake_.notify_all();
}

std::shared_ptr<const Frame> WatchSession::latest() const {
  const std::lock_guard lock(mutex_);
  return latest_;
}

void WatchSession::put_beside(Scenario plan) {
  {
    const std::lock_guard lock(mutex_);
    beside_ = std::move(plan);
    wished_ = true;
    complete_ = false;
  }
  wake_.notify_all();
}

void WatchSession::put_back() {
  {
    const std::lock_guard lock(mutex_);
    put_back_ = true;
    wished_ = true;
  }
  wake_.notify_all();
}

std::string WatchSession::failure() const {
  const std::lock_guard lock(mutex_);
  return failure_;
}

std::shared_ptr<const Frame> WatchSession::wait_for_wish() {
  std::unique_lock lock(mutex_);
  ready_.wait(lock, [&] {
    return !failure_.empty() || (!wished_ && !serving_ && latest_ && latest_->wish == wish_);
  });
  return latest_;
}

void WatchSession::wait_to_end() {
  std::unique_lock lock(mutex_);
  ready_.wait(lock, [&] { return !failure_.empty() || (complete_ && !beside_); });
}

void WatchSession::work(std::vector<Scenario> plans, std::uint32_t replicate) {
  try {
    Rehearsal rehearsal(std::move(plans), replicate, executor_);
    serve(rehearsal);
  } catch (const std::exception& error) {
    const std::lock_guard lock(mutex_);
    failure_ = error.what();
  }
  ready_.notify_all();
}

void WatchSession::serve(Rehearsal& rehearsal) {
  bool running_ahead = true;
  while (true) {
    std::optional<Scenario> beside;
    std::optional<Wish> wish;
    bool put_back = false;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return ending_ || wished_ || running_ahead; });
      if (ending_) return;
      beside = std::exchange(beside_, std::nullopt);
      put_back = std::exchange(put_back_, false);
      if (std::exchange(wished_, false)) wish = wish_, serving_ = true;
    }
    if (put_back) rehearsal.put_back();
    if (beside) rehearsal.put_beside(std::move(*beside));
    if (beside || put_back) running_ahead = true;
    if (wish) {
      auto frame = rehearsal.frame(*wish);
      const std::lock_guard lock(mutex_);
      latest_ = std::move(frame);
      serving_ = false;
      // A week beyond the end is moved to the end: the wish is met all the same.
      if (wish_ == *wish) wish_ = latest_->wish;
    } else if (running_ahead) {
      running_ahead = rehearsal.run_ahead();
      const std::lock_guard lock(mutex_);
      complete_ = !running_ahead;
      // What is known has grown: the same week again, with more of the run around it.
      if (!running_ahead) wished_ = true;
    }
    known_weeks_ = rehearsal.known_weeks();
    ready_.notify_all();
  }
}

}  // namespace pilotwave::viz
