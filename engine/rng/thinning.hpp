#pragma once

#include <cstdint>
#include <vector>

#include "rng/draw.hpp"
#include "rng/samplers.hpp"

namespace pilotwave {

/// Instants in [0, horizon) of a point process whose rate changes with time, and may depend on its own past:
/// proposals come at a rate that is high enough, each is kept with chance rate / bound. Sources: Lewis and
/// Shedler (1979); with memory, Ogata (1981).
/// @param rate   rate(t, events so far), >= 0
/// @param bound  bound(t, events so far): no smaller than the rate from t on until the next event; 0 ends it
/// @param stream, entity, week  name the process: proposal i takes index i
template <class Rate, class Bound>
[[nodiscard]] std::vector<double> thinned_times(double horizon, Rate rate, Bound bound, const Luck& luck,
                                                Stream stream, std::uint32_t entity, std::uint32_t week) {
  std::vector<double> times;
  double t = 0;
  for (std::uint32_t i = 0;; ++i) {
    const double most = bound(t, times);
    if (most <= 0) return times;
    const PhiloxCounter words = luck.words(stream, entity, week, i);
    t += exponential_quantile(Luck::to_unit53(words, 0), 1 / most);
    if (t >= horizon) return times;
    if (Luck::to_unit53(words, 2) * most < rate(t, times)) times.push_back(t);
  }
}

}  // namespace pilotwave
