#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <string>

#include "cli/console.hpp"
#include "sweep/run/sweep_work.hpp"

namespace pilotwave {

/// Tells on standard error how far a sweep has come: one line that overwrites itself on a terminal, a plain
/// line now and then elsewhere, or JSON lines for programs.
class SweepProgress {
 public:
  enum class Style : std::uint8_t { None, Line, Plain, Json };
  /// @param asked  "auto", "line", "plain", "json", "none"
  [[nodiscard]] static Style style(const std::string& asked, bool quiet);

  /// How long to wait before something new is shown.
  [[nodiscard]] static std::chrono::milliseconds pause_of(Style style);

  SweepProgress(Style style, std::size_t runs_each) : style_(style), runs_each_(runs_each) {}
  ~SweepProgress() { clear(); }
  SweepProgress(const SweepProgress&) = delete;
  SweepProgress& operator=(const SweepProgress&) = delete;

  void show(const SweepTally& tally);
  /// Takes the overwriting line away.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  struct Moment {
    Clock::time_point time;
    std::uint64_t made;
  };
  /// Tasks a second, over the last half minute.
  [[nodiscard]] double rate(std::uint64_t made);

  Style style_;
  std::size_t runs_each_;
  bool shown_ = false;
  Clock::time_point last_{};
  std::deque<Moment> recent_;
};

/// "2 h 10 min", "48 s".
[[nodiscard]] std::string duration_words(double seconds);
/// "1.2 GB".
[[nodiscard]] std::string bytes_words(double bytes);
/// "12,345".
[[nodiscard]] std::string count_words(std::uint64_t count);

}  // namespace pilotwave
