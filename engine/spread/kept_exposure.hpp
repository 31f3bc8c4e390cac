#pragma once

#include <atomic>
#include <cstdint>
#include <span>

/// Kept exposure: everyone's count of those they watch who behave in some way, moved by what changed instead
/// of counted anew.
namespace pilotwave {

enum class Writers : std::uint8_t {
  One,   ///< nobody else writes these counts now
  Many,  ///< others may: additions are atomic, and their order cannot matter
};

/// Somebody's behaviour changed: the counts of all who watch them move by `change`.
/// @param watchers  indices into `counts`; counts are unsigned and never go below 0
template <Writers W = Writers::One, class Watcher, class Count>
inline void pass_on(std::span<const Watcher> watchers, int change, std::span<Count> counts) {
  for (const Watcher watcher : watchers) {
    if constexpr (W == Writers::Many) {
      std::atomic_ref<Count>(counts[watcher])
          .fetch_add(static_cast<Count>(change), std::memory_order_relaxed);
    } else {
      counts[watcher] = static_cast<Count>(counts[watcher] + static_cast<Count>(change));
    }
  }
}

}  // namespace pilotwave
