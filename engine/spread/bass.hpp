#pragma once

#include <span>
#include <vector>

#include "spread/step_chance.hpp"

/// What spread in a large mixed crowd is expected to be: curves to hold a run against. Shares of everyone,
/// times in the unit of the hazards.
namespace pilotwave {

/// Bass (Management Science 15:215, 1969): dF/dt = (p + q F)(1 - F), F(0) = 0. p > 0, q >= 0.
struct BassCurve {
  double p = 0;  ///< innovation
  double q = 0;  ///< imitation

  [[nodiscard]] double share(double t) const;
  /// Adopters per unit of time.
  [[nodiscard]] double density(double t) const;
  /// ln(q / p) / (p + q), where adoption is fastest. q > p.
  [[nodiscard]] double peak_time() const;
  [[nodiscard]] double peak_share() const;    ///< (q - p) / (2 q)
  [[nodiscard]] double peak_density() const;  ///< (p + q)^2 / (4 q)
  /// The two inflections of the density, which part early adopters from the majorities and these from the
  /// rest (Mahajan, Muller and Srivastava, J. Mark. Res. 27:37, 1990).
  [[nodiscard]] double first_inflection() const;
  [[nodiscard]] double second_inflection() const;
};

/// Bass with abandonment: dF/dt = (p + q F)(1 - F) - d F, F(0) = 0 (a Riccati equation). p, q > 0, d >= 0.
struct AbandonedBassCurve {
  double p = 0, q = 0, d = 0;

  [[nodiscard]] double share(double t) const;
  [[nodiscard]] double steady_share() const;
  [[nodiscard]] double relaxation_rate() const;  ///< how fast the steady share is approached in the end
};

/// Time as a campaign bends it (Bass, Krishnan and Jain, Marketing Science 13:203, 1994): while everybody's
/// hazard is multiplied by `factor` from `from` to `until`, F is the plain curve's at this time.
[[nodiscard]] double campaign_time(double t, double factor, double from, double until);

/// dI/dt = rate I (1 - I) from `start` in (0, 1).
[[nodiscard]] double logistic_share(double rate, double start, double t);
/// When the logistic curve passes one half.
[[nodiscard]] double logistic_half_time(double rate, double start);

/// The mixed crowd of PeerHazard and a steady hazard of abandonment, in steps.
struct SteppedBass {
  double p = 0, q = 0, d = 0;
  double dt = 1;
  StepMode mode = StepMode::Exponential;
  std::span<const double> campaign{};  ///< factor on p and q of each step; 1 after the last
};

/// One step of the expected path. A run of n people has this share on average, up to `bias` / n, and scatters
/// around it with standard deviation `spread` / sqrt(n): more than binomially, because adopters make
/// adopters (linear noise; van Kampen, *Stochastic Processes in Physics and Chemistry*).
struct ExpectedStep {
  double share = 0;
  double spread = 0;
  double bias = 0;
};

/// Steps 0 (nobody adopts) to n_steps.
[[nodiscard]] std::vector<ExpectedStep> expected_path(const SteppedBass& bass, int n_steps);

struct BassFit {
  double p = 0, q = 0;
  double market = 0;                            ///< how many will adopt in the end
  double constant = 0, linear = 0, square = 0;  ///< of the regression
};

/// Bass's own estimate: new adopters of each step regressed on 1, Y, Y^2, Y those before the step. At least
/// three steps with different Y.
[[nodiscard]] BassFit fit_bass(std::span<const double> new_adopters);

}  // namespace pilotwave
