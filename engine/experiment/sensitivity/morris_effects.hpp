#pragma once

#include <span>
#include <vector>

#include "experiment/design/morris_walks.hpp"

namespace pilotwave {

/// Elementary effects of one factor: change of the outcome per unit of the factor, over walks.
struct MorrisEffect {
  double mu = 0;       ///< mean
  double mu_star = 0;  ///< mean of the absolute effects: how much the factor matters, whichever way
  double sigma = 0;    ///< standard deviation (divisor r - 1; 0 for one walk): interactions or curvature
};

/// Source: Morris (Technometrics 33:161, 1991); mu*: Campolongo, Cariboni and Saltelli (Env. Mod. Softw.
/// 22:1509, 2007).
/// @param outputs  at design.points, in order   @return  by factor
[[nodiscard]] std::vector<MorrisEffect> morris_effects(const MorrisDesign& design,
                                                       std::span<const double> outputs);

}  // namespace pilotwave
