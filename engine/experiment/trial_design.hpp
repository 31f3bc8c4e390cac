#pragma once

#include <span>
#include <vector>

/// What a trial of a tool can show: how much of it students get, what assignment shows of its effect, and how
/// large an effect must be to be seen. Effects are in standard deviations of the outcome.
namespace pilotwave {

/// Weeks attended by somebody who comes in the first week and goes on each week with the same chance.
struct Dosage {
  double mean = 0, sd = 0;  ///< weeks
  double full = 0;          ///< chance to attend to the end
};
/// @param stay  chance to go on, in [0, 1]   @param weeks  >= 1
[[nodiscard]] Dosage dosage(double stay, int weeks);
/// Mean of a response that saturates with the weeks D attended, E[1 - exp(-rate D)]: below the response to
/// the mean, because more weeks add less and less.
[[nodiscard]] double mean_saturating_response(double stay, int weeks, double rate);

/// Difference between everybody assigned and nobody assigned, whoever uses the tool: uptake times effect.
/// @param uptake_assigned, uptake_others  shares that use it
[[nodiscard]] double intention_to_treat(double uptake_assigned, double uptake_others, double effect_on_users);
/// Effect on those whom assignment makes use it: difference of outcomes over difference of uptake.
/// Source: Wald (1940), Angrist, Imbens and Rubin (1996). @param uptakes  that differ
[[nodiscard]] double wald_estimate(double outcome_assigned, double outcome_others, double uptake_assigned,
                                   double uptake_others);

/// Whole schools are assigned, half of them to the tool.
struct ClusterDesign {
  int schools = 2;              ///< even, >= 2 (above 2 for a detectable effect)
  int students_per_school = 1;  ///< >= 1
  double intraclass = 0;        ///< share of the variance between schools, [0, 1]
};
/// Variance relative to as many students assigned one by one: 1 + (n - 1) rho.
[[nodiscard]] double design_effect(const ClusterDesign& design);
/// Of the difference of means: sqrt(4 (rho + (1 - rho) / n) / J).
[[nodiscard]] double difference_standard_error(const ClusterDesign& design);
/// Multiple of the standard error that a two-sided test at `level` finds with chance `power`: the sum of two
/// quantiles of Student's t with J - 2 degrees of freedom. Source: Bloom (1995).
[[nodiscard]] double detectable_multiple(int schools, double power = 0.8, double level = 0.05);
/// The smallest detectable effect: that multiple times the standard error.
[[nodiscard]] double detectable_effect(const ClusterDesign& design, double power = 0.8, double level = 0.05);
/// Share of the variance between schools, estimated by analysis of variance; may be negative by chance.
/// @param outcomes  one vector a school, at least two, all of the same size of at least two
[[nodiscard]] double intraclass_estimate(std::span<const std::vector<double>> outcomes);

/// Mean of a standard normal readiness among those above a cut: what a comparison of volunteers with others
/// mistakes for an effect. phi(c) / (1 - Phi(c)).
[[nodiscard]] double mean_above(double cut);

}  // namespace pilotwave
