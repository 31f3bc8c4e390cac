#pragma once

#include <vector>

/// How far transmission gets in large populations: final sizes in mixed crowds, giant components of random
/// networks whose ties transmit with some chance.
namespace pilotwave {

/// Chance that an adopter ever passes adoption on over one tie, trying with chance `r` a step: within a fixed
/// number of steps, or until a geometric end (each step tries first, then ends with chance `stop`)
/// (Newman, Phys. Rev. E 66:016128, 2002).
[[nodiscard]] double transmissibility_of_fixed(double r, int steps);
[[nodiscard]] double transmissibility_of_geometric(double r, double stop);
/// The same for hazards in continuous time: r / (r + stop).
[[nodiscard]] double transmissibility_of_rates(double r, double stop);

/// Final size of an outbreak in a large mixed crowd: the largest z with z = 1 - s0 e^(-R0 z), everyone who
/// ever adopted, seeds included (Kermack and McKendrick 1927). Also the giant component of a Poisson random
/// graph where mean degree times transmissibility is R0. @param s0  share not seeded; 1: a few seeds
[[nodiscard]] double final_size(double r0, double s0 = 1);

/// sqrt(n) times the standard deviation of the final share of a major outbreak from a few seeds (Andersson
/// and Britton, *Stochastic Epidemic Models and Their Statistical Analysis*, 2000).
/// @param cv  coefficient of variation of the time for which people transmit: 0 fixed, 1 exponential
[[nodiscard]] double final_size_spread(double r0, double cv);

/// Chance that one seed who transmits for an exponential time starts a major outbreak: 1 - 1 / R0, or 0.
[[nodiscard]] double major_outbreak_chance(double r0);

/// Shares of people with degree 0, 1, 2, ...
using DegreeShares = std::vector<double>;
/// The Poisson degrees of a large G(n, mean / n), cut where less than 1e-18 is left.
[[nodiscard]] DegreeShares poisson_degrees(double mean);

/// Bond percolation on a large random network with given degrees (configuration model; Newman 2002).
struct Percolation {
  double critical = 0;  ///< transmissibility above which outbreaks are global: <k> / (<k^2> - <k>)
  double dead_end = 0;  ///< u: chance that a tie's far end leads nowhere
  double giant = 0;     ///< S: share of people in the giant component; chance of a global outbreak from one
};
[[nodiscard]] Percolation percolate(const DegreeShares& degrees, double transmissibility);

}  // namespace pilotwave
