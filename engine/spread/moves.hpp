#pragma once

#include <algorithm>
#include <span>

namespace pilotwave {

/// A level that somebody may move to, with its chance within one step.
template <class Level>
struct Move {
  Level to{};
  double chance = 0;
};

/// The level after one step, given one uniform: low luck moves forward, high luck moves back, what lies
/// between stays. So raising a chance under the same luck only adds moves of that kind. Moves forward come
/// first: those back get at most the chance that these leave.
/// @param u  in (0, 1)
/// @param forward, back  tried in order, each from its own end
template <class Level>
[[nodiscard]] inline Level moved(double u, Level now, std::span<const Move<Level>> forward,
                                 std::span<const Move<Level>> back) {
  double gone = 0;
  for (const Move<Level>& move : forward) {
    gone += move.chance;
    if (u < gone) return move.to;
  }
  const double left = 1 - gone;
  gone = 0;
  for (const Move<Level>& move : back) {
    gone += move.chance;
    if (u > 1 - std::min(gone, left)) return move.to;
  }
  return now;
}

/// The same with one move either way; a chance of 0 says that there is none.
template <class Level>
[[nodiscard]] inline Level moved(double u, Level now, const Move<Level>& forward, const Move<Level>& back) {
  return moved(u, now, std::span<const Move<Level>>(&forward, 1), std::span<const Move<Level>>(&back, 1));
}

}  // namespace pilotwave
