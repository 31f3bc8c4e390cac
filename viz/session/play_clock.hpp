#pragma once

#include <span>

namespace pilotwave::viz {

/// Turns time in the room into weeks of the run. Holds no clock of its own: whoever draws says how much time
/// went by, so that a film and a test advance exactly as told.
class PlayClock {
 public:
  explicit PlayClock(int n_weeks) : n_weeks_(n_weeks) {}

  [[nodiscard]] int week() const { return static_cast<int>(position_); }
  /// How far the week shown is on its way to the next one, [0, 1).
  [[nodiscard]] double within_week() const { return position_ - week(); }
  [[nodiscard]] bool playing() const { return playing_; }
  [[nodiscard]] double speed() const { return speed_; }

  void play() { playing_ = week() < n_weeks_; }
  void pause() { playing_ = false; }
  void toggle() { playing_ ? pause() : play(); }
  void go_to(int week);
  /// Steps of doubling, from a quarter to sixteen times.
  void faster();
  void slower();

  /// Moves on. Stops at the end of the run, at the first of `stops` that is passed (it is then exactly
  /// there), and never goes beyond `known_weeks`, which the model may still be working on.
  /// @param seconds  in the room     @param stops  weeks, ascending
  /// @return         whether a stop was reached
  bool advance(double seconds, std::span<const int> stops, int known_weeks);

  /// A run of two school years takes a minute at ordinary speed.
  static constexpr double kWeeksPerSecond = 104.0 / 60.0;

 private:
  int n_weeks_;
  double position_ = 0, speed_ = 1;
  bool playing_ = false;
};

}  // namespace pilotwave::viz
