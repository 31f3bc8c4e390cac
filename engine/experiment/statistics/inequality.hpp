#pragma once

#include <span>
#include <vector>

/// How unequally something is spread over people or schools. Every measure is 0 where all have the same, does
/// not change when all values are scaled, listed in another order or the whole group is there twice, and
/// never rises when somebody gives to somebody who has less without overtaking them. Values are >= 0; of no
/// values, or when nobody has anything, each is NaN. Source: Cowell, Measuring Inequality (2011).
namespace pilotwave {

/// Mean absolute difference over twice the mean, counting everyone against themselves too (n^2 pairs): 0 to
/// 1 - 1/n.
[[nodiscard]] double gini(std::span<const double> values);
/// gini() * n / (n - 1), which a sample does not underestimate. NaN when n < 2.
[[nodiscard]] double gini_corrected(std::span<const double> values);

/// Mean of (x / mean) ln(x / mean), where 0 ln 0 = 0: 0 to ln n; weighs the top.
[[nodiscard]] double theil_t(std::span<const double> values);
/// Mean of ln(mean / x), the mean logarithmic deviation: weighs the bottom; infinite when somebody has
/// nothing.
[[nodiscard]] double theil_l(std::span<const double> values);

/// Share of the total that could be given up without loss if the rest were spread equally, 0 to 1.
/// @param aversion  to inequality, >= 0; from 1 on it is 1 when somebody has nothing
[[nodiscard]] double atkinson(std::span<const double> values, double aversion);

/// Share of the total that would have to change hands for all to have the same, 0 to 1 - 1/n.
[[nodiscard]] double hoover(std::span<const double> values);

/// A Theil index split into inequality inside groups (schools, say) and between their means.
struct TheilParts {
  double total = 0, within = 0, between = 0;
};
/// Groups weigh by what they have. @param groups  the values of each; empty ones do not count
[[nodiscard]] TheilParts theil_t_parts(std::span<const std::vector<double>> groups);
/// Groups weigh by how many they are.
[[nodiscard]] TheilParts theil_l_parts(std::span<const std::vector<double>> groups);

}  // namespace pilotwave
