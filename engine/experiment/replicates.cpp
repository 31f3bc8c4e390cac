#include "experiment/replicates.hpp"

#include <exception>
#include <map>
#include <mutex>
#include <utility>
#include <variant>

namespace pilotwave {
namespace {

using Finished = std::variant<Commit, std::string>;  ///< what to take in, or what went wrong

class InOrder {
 public:
  explicit InOrder(const ReplicatesDef& def) : def_(def), next_(def.first) { tally_.planned = def.count; }

  [[nodiscard]] bool may_start() const {
    return !halted_.load() && !(def_.stop != nullptr && def_.stop->load());
  }

  void finish(std::uint32_t replicate, Finished result) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(replicate, std::move(result));
    for (auto it = waiting_.begin(); it != waiting_.end() && it->first == next_; it = waiting_.begin()) {
      take(it->first, std::move(it->second));
      waiting_.erase(it);
      ++next_;
    }
  }

  [[nodiscard]] ReplicateTally tally() {
    tally_.stopped_early = !tally_.enough && tally_.done.size() + tally_.failed.size() < def_.count;
    return std::move(tally_);
  }

 private:
  void take(std::uint32_t replicate, Finished result) {
    if (halted_.load()) return;
    if (const auto* error = std::get_if<std::string>(&result)) {
      tally_.failed.push_back({replicate, *error});
    } else if (std::get<Commit>(result)()) {
      tally_.done.push_back(replicate);
    } else {
      halted_.store(true);
    }
    if (!halted_.load() && def_.enough && def_.enough(tally_)) {
      tally_.enough = true;
      halted_.store(true);
    }
    if (def_.progress) def_.progress(tally_);
  }

  const ReplicatesDef& def_;
  std::mutex mutex_;
  std::atomic<bool> halted_{false};
  std::uint32_t next_;
  std::map<std::uint32_t, Finished> waiting_;
  ReplicateTally tally_;
};

Finished attempt(const ReplicateWork& work, std::uint32_t replicate) {
  try {
    return work(replicate);
  } catch (const std::exception& error) {
    return std::string(error.what());
  }
}

}  // namespace

ReplicateTally run_replicates(Executor& executor, const ReplicatesDef& def, const ReplicateWork& work) {
  InOrder in_order(def);
  std::atomic<std::uint32_t> claimed{0};
  // An executor may call tasks in any order; each call takes the next replicate in line instead of its own
  // index.
  executor.for_each(def.count, [&](std::size_t) {
    if (!in_order.may_start()) return;
    const std::uint32_t replicate = def.first + claimed.fetch_add(1);
    in_order.finish(replicate, attempt(work, replicate));
  });
  return in_order.tally();
}

}  // namespace pilotwave
