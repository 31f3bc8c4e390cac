#pragma once

#include <cstdint>
#include <string_view>

#include "experiment/statistics/interval.hpp"

namespace pilotwave {

/// How paired runs split. "Won" means that the first plan was better (or higher, where neither way is
/// better).
struct WinCount {
  int won = 0, lost = 0, tied = 0;
  int missing = 0;  ///< pairs in which the outcome could not be read
  [[nodiscard]] int decided() const { return won + lost; }
  [[nodiscard]] int pairs() const { return won + lost + tied; }
  [[nodiscard]] WinCount mirrored() const { return {lost, won, tied, missing}; }
  friend bool operator==(const WinCount&, const WinCount&) = default;
};

enum class Verdict : std::uint8_t { ClearlyFirst, LikelyFirst, TooClose, LikelySecond, ClearlySecond };

/// "clear", "likely", "too close to call": the same words for either side.
[[nodiscard]] std::string_view verdict_word(Verdict verdict);
[[nodiscard]] constexpr bool favours_first(Verdict v) { return v < Verdict::TooClose; }
[[nodiscard]] constexpr bool favours_second(Verdict v) { return v > Verdict::TooClose; }
/// The verdict when the two plans change places.
[[nodiscard]] constexpr Verdict mirrored(Verdict v) {
  return static_cast<Verdict>(static_cast<int>(Verdict::ClearlySecond) - static_cast<int>(v));
}

/// Confidence of one interval out of `together` so that all of them hold at once in 95 of 100 reports
/// (Bonferroni).
/// @param together >= 1
[[nodiscard]] double joint_confidence(int together);

/// Win shares that verdicts and settling turn on.
inline constexpr double kEven = 0.50, kClearShare = 0.75;

enum class IntervalKind : std::uint8_t {
  Exact,        ///< Clopper-Pearson: for pairs whose number was fixed beforehand
  AlwaysValid,  ///< holds at every number of pairs at once: for pairs that are added while looking
};

/// How sure one verdict is.
struct VerdictRule {
  double confidence = 0.95;
  IntervalKind kind = IntervalKind::Exact;
};

/// Interval of the share of pairs that the first plan wins, ties left out.
[[nodiscard]] Interval win_share(const WinCount& count, const VerdictRule& rule);
/// The exact one, held together with others.
[[nodiscard]] Interval win_share(const WinCount& count, int together);

/// *Clear* when the interval lies wholly above 75 of 100, *likely* when wholly above 50, mirrored below 25
/// and 50, else too close to call.
[[nodiscard]] Verdict verdict_of(const WinCount& count, const VerdictRule& rule);
[[nodiscard]] Verdict verdict_of(const WinCount& count, int together);

/// Whether winning every one of `pairs` would be enough for a verdict at all.
[[nodiscard]] bool can_decide(int pairs, int together);

}  // namespace pilotwave
