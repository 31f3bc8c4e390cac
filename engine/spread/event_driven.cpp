#include "spread/event_driven.hpp"

#include <algorithm>

#include "rng/samplers.hpp"

namespace pilotwave {
namespace {

constexpr std::uint32_t kEventIndex = 0xffffffffU;  ///< apart from the seats of a synchronous spread

std::uint32_t n_until(const std::vector<double>& times, double time) {
  return static_cast<std::uint32_t>(std::upper_bound(times.begin(), times.end(), time) - times.begin());
}

}  // namespace

std::uint32_t EventTimes::adopting(double time, std::uint32_t seeds) const {
  return seeds + n_until(adopted, time) - n_until(stopped, time);
}

EventTimes run_events(const MixedCrowd& crowd, const EventRates& rates, std::uint32_t seeds,
                      const SpreadLuck& luck, double until) {
  PILOTWAVE_ASSERT(seeds <= crowd.size(), "seeds are of the crowd");
  EventTimes times;
  std::uint32_t not_adopting = crowd.size() - seeds, adopting = seeds;
  double now = 0;
  for (std::uint32_t event = 0;; ++event) {
    const double share = crowd.watched() > 0 ? static_cast<double>(adopting) / crowd.watched() : 0.0;
    const double adopts = not_adopting * (rates.alone + rates.by_share * share),
                 stops = adopting * rates.stops, any = adopts + stops;
    if (!(any > 0)) return times;
    const PhiloxCounter words = luck.luck.words(luck.stream, luck.place, event, kEventIndex);
    now += exponential_quantile(Luck::to_unit53(words, 0), 1 / any);
    if (now > until) return times;
    if (Luck::to_unit53(words, 2) * any < adopts) {
      times.adopted.push_back(now);
      --not_adopting;
      ++adopting;
    } else {
      times.stopped.push_back(now);
      --adopting;
      if (rates.afterwards == Afterwards::MayReturn) ++not_adopting;
    }
  }
}

}  // namespace pilotwave
