#pragma once

#include <cstddef>
#include <span>

#include "rng/samplers.hpp"

namespace pilotwave {

/// What an alternative is worth to one person: its utility plus a Gumbel shock of the person's own for this
/// alternative, times `spread`. As long as the shock lasts, making one alternative better only moves people
/// to it. @param u  in (0, 1)
[[nodiscard]] inline double shocked_utility(double utility, double spread, double u) {
  return utility + spread * gumbel_shock(u);
}

/// Index of the largest worth, the first of equals. Of utilities v with spread s, alternative i is chosen
/// with chance exp(v_i / s) / sum of exp(v / s). @param worth  not empty
[[nodiscard]] inline std::size_t best_of(std::span<const double> worth) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < worth.size(); ++i) {
    if (worth[i] > worth[best]) best = i;
  }
  return best;
}

}  // namespace pilotwave
