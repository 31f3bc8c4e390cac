#pragma once

#include <functional>
#include <optional>

#include "experiment/verdict.hpp"

/// How far an assumption can be moved before a verdict turns.
namespace pilotwave {

/// A verdict with the share of decided pairs that the first plan won.
struct FlipVerdict {
  Verdict verdict = Verdict::TooClose;
  WinCount count;
};

/// Which side a verdict takes: 1 the first plan, -1 the second, 0 neither.
[[nodiscard]] constexpr int side_of(Verdict verdict) {
  return favours_first(verdict) ? 1 : favours_second(verdict) ? -1 : 0;
}

/// The nearest place on a way from 0 to 1 at which the verdict takes another side.
struct Turn {
  std::optional<double> at;
  FlipVerdict then;  ///< there, or at the end of the way
};

/// Looks at the end of the way, and where the verdict is another there, by halving for the nearest place, to
/// 1/64 of the way. Finds the first turn where the outcome moves one way along it.
/// @param verdict_at  of a place on the way   @param side  that the verdict takes at 0
/// @param stopped     asked between two looks
[[nodiscard]] Turn find_turn(const std::function<FlipVerdict(double)>& verdict_at, int side,
                             const std::function<bool()>& stopped);

}  // namespace pilotwave
