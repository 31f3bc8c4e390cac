#pragma once

#include <cstddef>
#include <functional>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <utility>

namespace pilotwave {

/// Keeps the last few things that were made, so that several threads that want the same one make it once.
/// Who asks while it is being made waits. A making that throws throws for all who wait, and is forgotten.
template <class Key, class Value>
class RecentlyMade {
 public:
  /// @param most  things kept, >= 1
  explicit RecentlyMade(std::size_t most) : most_(most) {}

  [[nodiscard]] std::shared_ptr<const Value> get(const Key& key,
                                                 const std::function<std::shared_ptr<const Value>()>& make) {
    std::promise<std::shared_ptr<const Value>> promise;
    std::shared_future<std::shared_ptr<const Value>> made;
    {
      const std::lock_guard lock(mutex_);
      for (auto it = kept_.begin(); it != kept_.end(); ++it) {
        if (!(it->first == key)) continue;
        made = it->second;
        kept_.splice(kept_.begin(), kept_, it);
        break;
      }
      if (!made.valid()) {
        kept_.emplace_front(key, promise.get_future().share());
        if (kept_.size() > most_) kept_.pop_back();
      }
    }
    if (made.valid()) return made.get();
    try {
      std::shared_ptr<const Value> value = make();
      promise.set_value(value);
      return value;
    } catch (...) {
      promise.set_exception(std::current_exception());
      const std::lock_guard lock(mutex_);
      kept_.remove_if([&](const auto& entry) { return entry.first == key; });
      throw;
    }
  }

 private:
  std::size_t most_;
  std::mutex mutex_;
  std::list<std::pair<Key, std::shared_future<std::shared_ptr<const Value>>>> kept_;
};

}  // namespace pilotwave
