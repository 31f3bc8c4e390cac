#include "experiment/settling.hpp"

#include <algorithm>
#include <cmath>

#include "experiment/conclude.hpp"
#include "experiment/kept_run.hpp"
#include "experiment/statistics/always_valid.hpp"

namespace pilotwave {
namespace {

/// A zone of win shares: a verdict whose interval lies in it stays what it is.
struct Zone {
  double low, high;
};
constexpr std::array<Zone, 5> kZones = {Zone{0, 1 - kClearShare}, Zone{1 - kClearShare, kEven},
                                        Zone{1 - kCloseShare, kCloseShare}, Zone{kEven, kClearShare},
                                        Zone{kClearShare, 1}};

/// Whether the always-valid interval of a share lies wholly in a zone.
bool lies_in(int won, int lost, const Zone& zone, double confidence) {
  const double share = static_cast<double>(won) / (won + lost), needed = -std::log1p(-confidence);
  if (share <= zone.low && zone.low > 0) return false;
  if (share >= zone.high && zone.high < 1) return false;
  return (zone.low <= 0 || log_evidence_against(won, lost, zone.low) >= needed) &&
         (zone.high >= 1 || log_evidence_against(won, lost, zone.high) >= needed);
}

}  // namespace

bool is_settled(const WinCount& count, double confidence) {
  const bool in_a_zone =
      count.decided() > 0 && std::any_of(kZones.begin(), kZones.end(), [&](const Zone& zone) {
        return lies_in(count.won, count.lost, zone, confidence);
      });
  return in_a_zone || (count.tied > 0 && lies_in(count.tied, count.decided(), {kClearShare, 1}, confidence));
}

bool can_settle(const WinCount& count, std::uint32_t more, double confidence) {
  const int left = static_cast<int>(more);
  if (is_settled(count, confidence)) return true;
  const WinCount all_tied{count.won, count.lost, count.tied + left, count.missing};
  if (is_settled(all_tied, confidence)) return true;
  const int decided = count.decided() + left;
  // A zone is best reached from its middle, on the scale on which evidence grows alike to both sides.
  return std::any_of(kZones.begin(), kZones.end(), [&](const Zone& zone) {
    const double low = std::asin(std::sqrt(zone.low)), high = std::asin(std::sqrt(zone.high));
    const double root = std::sin(zone.low <= 0 ? low : zone.high >= 1 ? high : (low + high) / 2);
    const int aim = static_cast<int>(std::lround(root * root * decided));
    const auto in_reach = [&](int won) {
      const int gained = std::clamp(won - count.won, 0, left);
      return lies_in(count.won + gained, count.lost + left - gained, zone, confidence);
    };
    return in_reach(aim - 1) || in_reach(aim) || in_reach(aim + 1);
  });
}

SettleWatch::SettleWatch(const SettleDef& def, const std::vector<OutcomeDef>& outcomes, std::size_t n_plans)
    : def_(def), outcomes_(outcomes) {
  const bool any_goal =
      std::any_of(outcomes.begin(), outcomes.end(), [](const OutcomeDef& o) { return o.is_goal(); });
  const bool goals_only = def.what == SettleWhat::Goals && any_goal;
  std::size_t pair = 0;
  for (std::size_t a = 0; a < n_plans; ++a) {
    for (std::size_t b = a + 1; b < n_plans; ++b, ++pair) {
      for (std::size_t o = 0; o < outcomes.size(); ++o) {
        if (!goals_only || outcomes[o].is_goal())
          watched_.push_back({{pair, o}, a, b, outcomes[o].is_goal(), {}});
      }
    }
  }
}

void SettleWatch::see(const Comparison& comparison, const KeptReplicate& kept) {
  for (Watched& w : watched_) {
    const std::size_t slot = comparison.slot(w.verdict.outcome, comparison.main_group(w.verdict.outcome));
    const bool known = has_values(w);
    count_pair(w.count, kept.runs[w.first].values[slot], kept.runs[w.second].values[slot],
               outcomes_[w.verdict.outcome].better);
    if (!known && has_values(w)) ++n_with_values_[w.is_goal ? 0 : 1];
  }
}

double SettleWatch::confidence_of(const Watched& w) const {
  return family_rule(w.is_goal ? Family::Goals : Family::Others, n_with_values_[w.is_goal ? 0 : 1], true)
      .confidence;
}

bool SettleWatch::enough(const ReplicateTally& tally) {
  const auto taken = static_cast<std::uint32_t>(tally.done.size() + tally.failed.size());
  const std::uint32_t left = def_.most - std::min(def_.most, taken);
  bool any_values = false, any_open = false, any_in_reach = false;
  for (const Watched& w : watched_) {
    any_values = any_values || has_values(w);
    if (!has_values(w) || is_settled(w.count, confidence_of(w))) continue;
    any_open = true;
    any_in_reach = any_in_reach || can_settle(w.count, left, confidence_of(w));
    if (any_in_reach) break;
  }
  why_ = any_values && !any_open     ? Settling::Why::Settled
         : left == 0                 ? Settling::Why::Most
         : any_open && !any_in_reach ? Settling::Why::OutOfReach
                                     : Settling::Why::StoppedEarly;
  return why_ != Settling::Why::StoppedEarly;
}

Settling SettleWatch::settling(const ReplicateTally& tally) const {
  Settling out;
  out.why = tally.stopped_early ? Settling::Why::StoppedEarly : why_;
  out.most = def_.most;
  for (const Watched& w : watched_) {
    if (!has_values(w)) continue;
    ++out.waited_for;
    if (!is_settled(w.count, confidence_of(w))) out.open.push_back(w.verdict);
  }
  return out;
}

}  // namespace pilotwave
