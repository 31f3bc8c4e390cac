#include "experiment/verdict.hpp"

#include "base/assert.hpp"
#include "experiment/statistics/proportions.hpp"

namespace pilotwave {
namespace {

constexpr double kConfidence = 0.95;
constexpr double kLikely = 0.50;
constexpr double kClear = 0.75;

}  // namespace

std::string_view verdict_word(Verdict verdict) {
  switch (verdict) {
    case Verdict::ClearlyFirst:
    case Verdict::ClearlySecond:
      return "clear";
    case Verdict::LikelyFirst:
    case Verdict::LikelySecond:
      return "likely";
    case Verdict::TooClose:
      break;
  }
  return "too close to call";
}

double joint_confidence(int together) {
  PILOTWAVE_ASSERT(together >= 1, "at least one verdict is held");
  return 1 - (1 - kConfidence) / together;
}

Interval win_share(const WinCount& count, int together) {
  return clopper_pearson(count.won, count.decided(), joint_confidence(together));
}

Verdict verdict_of(const WinCount& count, int together) {
  const Interval share = win_share(count, together);
  if (share.low > kClear) return Verdict::ClearlyFirst;
  if (share.low > kLikely) return Verdict::LikelyFirst;
  if (share.high < 1 - kClear) return Verdict::ClearlySecond;
  if (share.high < 1 - kLikely) return Verdict::LikelySecond;
  return Verdict::TooClose;
}

bool can_decide(int pairs, int together) {
  return verdict_of({pairs, 0, 0, 0}, together) != Verdict::TooClose;
}

}  // namespace pilotwave
