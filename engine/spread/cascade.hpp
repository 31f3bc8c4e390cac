#pragma once

#include <optional>

#include "spread/outbreak_size.hpp"

/// Thresholds in large populations: when few can move many.
namespace pilotwave {

// Watts (PNAS 99:5766, 2002): everyone adopts when a share phi of those whom they know does; one seed in a
// large random network of given degrees. Who adopts when a single neighbour does is vulnerable.

/// Sum of k (k - 1) p_k over vulnerable degrees, over the mean degree: above 1, cascades can be global.
[[nodiscard]] double cascade_strength(const DegreeShares& degrees, double phi);

/// Mean degrees of a Poisson random graph between which cascades can be global.
struct CascadeWindow {
  double lower = 0, upper = 0;
};
/// Where the cascade strength z P(Poisson(z) <= K - 2), K the largest vulnerable degree, is largest.
struct CascadePeak {
  double mean_degree = 0, strength = 0;
};
[[nodiscard]] CascadePeak strongest_cascades(double phi);
/// Nothing where the strength stays below 1: phi above 1/4.
[[nodiscard]] std::optional<CascadeWindow> cascade_window(double phi);

/// One seed in a Poisson random graph.
struct VulnerableCluster {
  double dead_end = 0;    ///< H: chance that a tie leads into no giant vulnerable cluster
  double vulnerable = 0;  ///< share of vulnerable people
  double giant = 0;       ///< share of people in the giant vulnerable cluster
  double trigger = 0;     ///< chance that one random seed starts a global cascade
};
[[nodiscard]] VulnerableCluster vulnerable_cluster(double mean_degree, double phi);

/// Final share of adopters in a large random network of given degrees when a share of people is seeded at
/// random (Gleeson and Cahalane, Phys. Rev. E 75:056103, 2007). Near a jump it takes many iterations.
/// @param seeded  in (0, 1]; 1e-6 stands for a global cascade from hardly anybody
[[nodiscard]] double cascade_size(const DegreeShares& degrees, double phi, double seeded);

// Granovetter (AJS 83:1420, 1978): thresholds on the share of everyone, normal over people.

/// Where adoption comes to rest from 0: the least root of x = Phi((x - mean) / sd).
[[nodiscard]] double normal_threshold_share(double mean, double sd);
/// The spread at which that root jumps, and the root there. mean in (0, 1/2).
struct ThresholdJump {
  double sd = 0, share = 0;
};
[[nodiscard]] ThresholdJump normal_threshold_jump(double mean);

}  // namespace pilotwave
