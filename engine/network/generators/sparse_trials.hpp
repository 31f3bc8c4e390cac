#pragma once

#include <cstdint>

#include "base/fmath.hpp"
#include "network/generators/network_draw.hpp"

namespace pilotwave {

/// Calls hit(i) for every success among n independent trials of probability p, jumping over the failures: the
/// gap to the next success is geometric. Gap number g is keyed on (row, g), so more trials only add successes
/// at the end.
/// @param gap  number of the row's first unused gap; moved on, so that a row can hold several runs of trials
template <class Hit>
void for_each_success(std::uint32_t n, double p, const NetworkDraw& draw, std::uint32_t row,
                      std::uint32_t& gap, Hit hit) {
  if (!(p > 0)) return;
  if (p >= 1) {
    for (std::uint32_t i = 0; i < n; ++i) hit(i);
    return;
  }
  const double log_failure = det_log(1 - p);
  std::uint64_t next = 0;
  while (next < n) {
    const double skipped = det_log(1 - draw.uniform(row, gap++)) / log_failure;
    if (skipped >= static_cast<double>(n)) return;
    next += static_cast<std::uint64_t>(skipped);
    if (next < n) hit(static_cast<std::uint32_t>(next));
    ++next;
  }
}

}  // namespace pilotwave
