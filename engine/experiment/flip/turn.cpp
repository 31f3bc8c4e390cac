#include "experiment/flip/turn.hpp"

namespace pilotwave {
namespace {

constexpr int kHalvings = 6;  ///< the turn is found to 1/64 of the way

}  // namespace

Turn find_turn(const std::function<FlipVerdict(double)>& verdict_at, int side,
               const std::function<bool()>& stopped) {
  Turn out{std::nullopt, verdict_at(1)};
  if (side_of(out.then.verdict) == side || stopped()) return out;
  double same = 0, other = 1;
  for (int i = 0; i < kHalvings && !stopped(); ++i) {
    const double middle = (same + other) / 2;
    const FlipVerdict there = verdict_at(middle);
    if (side_of(there.verdict) == side)
      same = middle;
    else
      other = middle, out.then = there;
  }
  out.at = other;
  return out;
}

}  // namespace pilotwave
