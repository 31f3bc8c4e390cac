#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "spread/adoption.hpp"
#include "spread/crowd.hpp"
#include "spread/spread.hpp"

namespace pilotwave {

/// Hazards that hold in continuous time, per unit of time.
struct EventRates {
  double alone = 0;     ///< of everyone who does not adopt
  double by_share = 0;  ///< times the share of adopters
  double stops = 0;     ///< of everyone who adopts
  Afterwards afterwards = Afterwards::MayReturn;
};

/// When somebody adopted, and when somebody stopped, in order of time.
struct EventTimes {
  std::vector<double> adopted, stopped;
  /// Adopters at a time, given those of time 0.
  [[nodiscard]] std::uint32_t adopting(double time, std::uint32_t seeds) const;
};

/// Spread in a mixed crowd event by event, exact in continuous time (Gillespie 1977): people there are alike,
/// so that only their numbers matter. Event number e takes the draw (stream, place, e). Ends when nothing
/// more can happen, or at `until`.
[[nodiscard]] EventTimes run_events(const MixedCrowd& crowd, const EventRates& rates, std::uint32_t seeds,
                                    const SpreadLuck& luck,
                                    double until = std::numeric_limits<double>::infinity());

}  // namespace pilotwave
