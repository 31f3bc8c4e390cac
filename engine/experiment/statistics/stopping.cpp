#include "experiment/statistics/stopping.hpp"

#include <cstddef>
#include <utility>
#include <vector>

#include "base/assert.hpp"

namespace pilotwave {

StoppingRule when_interval_excludes_half(ProportionInterval method, double confidence) {
  return [=](int won, int decided) {
    const Interval share = proportion_interval(method, won, decided, confidence);
    if (share.low > 0.5) return Settled::First;
    if (share.high < 0.5) return Settled::Second;
    return Settled::Open;
  };
}

StoppingRule when_certain(StoppingRule at_end, int pairs) {
  return [at_end = std::move(at_end), pairs](int won, int decided) {
    PILOTWAVE_ASSERT(decided <= pairs, "no more pairs than were planned");
    const Settled at_worst = at_end(won, pairs), at_best = at_end(won + (pairs - decided), pairs);
    if (at_worst != at_best) return Settled::Open;
    return at_worst == Settled::Open ? Settled::Neither : at_worst;
  };
}

StoppingOdds stopping_odds(const StoppingRule& rule, std::span<const int> looks, double win_probability) {
  StoppingOdds odds;
  std::vector<double> going{1};  // by wins: chance to have them and not to have stopped
  int decided = 0;
  for (const int look : looks) {
    PILOTWAVE_ASSERT(look > decided, "every look sees more pairs than the last");
    for (; decided < look; ++decided) {
      going.push_back(0);
      for (std::size_t won = going.size() - 1; won > 0; --won)
        going[won] = going[won] * (1 - win_probability) + going[won - 1] * win_probability;
      going[0] *= 1 - win_probability;
    }
    for (std::size_t won = 0; won < going.size(); ++won) {
      if (going[won] == 0) continue;
      const Settled settled = rule(static_cast<int>(won), decided);
      if (settled == Settled::Open) continue;
      double& ended = settled == Settled::First    ? odds.first
                      : settled == Settled::Second ? odds.second
                                                   : odds.neither;
      ended += going[won];
      odds.expected_pairs += going[won] * decided;
      going[won] = 0;
    }
  }
  for (const double chance : going) odds.open += chance;
  odds.expected_pairs += odds.open * decided;
  return odds;
}

}  // namespace pilotwave
