#include "viz/session/play_clock.hpp"

#include <algorithm>

namespace pilotwave::viz {
namespace {

constexpr double kSlowest = 0.25, kFastest = 16;

}  // namespace

void PlayClock::go_to(int week) {
  position_ = std::clamp(week, 0, n_weeks_);
  if (week >= n_weeks_) pause();
}

void PlayClock::faster() { speed_ = std::min(kFastest, speed_ * 2); }
void PlayClock::slower() { speed_ = std::max(kSlowest, speed_ / 2); }

bool PlayClock::advance(double seconds, std::span<const int> stops, int known_weeks) {
  if (!playing_) return false;
  const int before = week();
  // A window that was held for long must not leap over weeks nobody saw.
  constexpr double kLongestTick = 0.25;
  position_ += std::min(seconds, kLongestTick) * speed_ * kWeeksPerSecond;
  position_ = std::min(position_, static_cast<double>(std::min(n_weeks_, known_weeks)));
  const auto stop = std::upper_bound(stops.begin(), stops.end(), before);
  const bool stopped = stop != stops.end() && *stop <= week();
  if (stopped) position_ = *stop;
  if (stopped || week() >= n_weeks_) pause();
  return stopped;
}

}  // namespace pilotwave::viz
