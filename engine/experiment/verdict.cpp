#include "experiment/verdict.hpp"

#include "base/assert.hpp"
#include "experiment/statistics/always_valid.hpp"
#include "experiment/statistics/proportions.hpp"

namespace pilotwave {
namespace {

constexpr double kVerdictConfidence = 0.95;

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
  return 1 - (1 - kVerdictConfidence) / together;
}

Interval win_share(const WinCount& count, const VerdictRule& rule) {
  return rule.kind == IntervalKind::AlwaysValid
             ? always_valid_share(count.won, count.decided(), rule.confidence)
             : clopper_pearson(count.won, count.decided(), rule.confidence);
}

Interval win_share(const WinCount& count, int together) {
  return win_share(count, VerdictRule{joint_confidence(together), IntervalKind::Exact});
}

Verdict verdict_of(const WinCount& count, const VerdictRule& rule) {
  const Interval share = win_share(count, rule);
  if (share.low > kClearShare) return Verdict::ClearlyFirst;
  if (share.low > kEven) return Verdict::LikelyFirst;
  if (share.high < 1 - kClearShare) return Verdict::ClearlySecond;
  if (share.high < 1 - kEven) return Verdict::LikelySecond;
  return Verdict::TooClose;
}

Verdict verdict_of(const WinCount& count, int together) {
  return verdict_of(count, VerdictRule{joint_confidence(together), IntervalKind::Exact});
}

bool can_decide(int pairs, int together) {
  return verdict_of({pairs, 0, 0, 0}, together) != Verdict::TooClose;
}

}  // namespace pilotwave
