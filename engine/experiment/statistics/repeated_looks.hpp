#pragma once

#include <span>
#include <vector>

/// Looking at a growing sample more than once. A standardised difference is read at K looks, two-sided, and
/// the trial stops at the first look at which it passes that look's critical value. Each further look at an
/// unchanged critical value adds to the chance of a false alarm. Source: Armitage, McPherson and Rowe (JRSS A
/// 132:235, 1969).
namespace pilotwave {

struct Look {
  double information = 1;  ///< share of the full sample that is in, in (0, 1], rising from look to look
  double critical = 0;     ///< stop when |z| is at least this; infinite where nothing stops
};

/// Looks that are equally far apart, with the given critical values.
[[nodiscard]] std::vector<Look> equally_spaced(std::span<const double> critical);

/// Chance to stop first at each look, by numerical integration over the paths that have not stopped (absolute
/// error below 1e-9).
/// @param drift  expected z at full information: 0 when there is no difference
[[nodiscard]] std::vector<double> crossing_probabilities(std::span<const Look> looks, double drift = 0);

/// Chance to stop at any look.
[[nodiscard]] double crossing_probability(std::span<const Look> looks, double drift = 0);

/// The one critical value that holds K equally spaced looks together to a two-sided level. Source: Pocock
/// (Biometrika 64:191, 1977). @param looks >= 1   @param level  in (0, 1)
[[nodiscard]] double pocock_critical(int looks, double level);

/// Critical values that fall with the root of information: strict early, nearly the single-look value at the
/// end. Source: O'Brien and Fleming (Biometrics 35:549, 1979).
[[nodiscard]] std::vector<double> obrien_fleming_critical(int looks, double level);

}  // namespace pilotwave
