#pragma once

#include <cstddef>
#include <limits>
#include <span>

#include "base/assert.hpp"
#include "rng/samplers.hpp"

/// Choice among alternatives: the best utility in one's own eyes, which add one Gumbel shock to each. With
/// spread 1 alternative i is chosen with chance e^(utility i) / sum of e^(utility) (McFadden 1974). Shocks
/// belong to person and alternative: making one better, or taking it away, moves nobody between the others.
namespace pilotwave {

/// A utility as one person sees it. @param u  in (0, 1), the person's luck with this alternative
[[nodiscard]] inline double perceived(double utility, double spread, double u) {
  return utility + spread * gumbel_shock(u);
}

struct Choice {
  std::size_t best = 0;                                   ///< of equals the first
  double lead = std::numeric_limits<double>::infinity();  ///< over the second best
};

/// @param utilities  as perceived, at least one
[[nodiscard]] inline Choice choose(std::span<const double> utilities) {
  PILOTWAVE_ASSERT(!utilities.empty(), "something to choose from");
  Choice choice;
  double second = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < utilities.size(); ++i) {
    if (utilities[i] > utilities[choice.best]) {
      second = utilities[choice.best];
      choice.best = i;
    } else if (utilities[i] > second) {
      second = utilities[i];
    }
  }
  choice.lead = utilities[choice.best] - second;
  return choice;
}

}  // namespace pilotwave
