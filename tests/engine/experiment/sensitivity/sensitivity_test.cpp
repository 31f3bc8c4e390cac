#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "experiment/design/random_points.hpp"
#include "experiment/design/saltelli_runs.hpp"
#include "experiment/design/sobol_sequence.hpp"
#include "experiment/sensitivity/morris_effects.hpp"
#include "experiment/sensitivity/regression_coefficients.hpp"
#include "experiment/sensitivity/sobol_indices.hpp"

using namespace pilotwave;

namespace {

double first_doubled_second(std::span<const double> x) { return 2 * x[0] + x[1]; }

std::vector<double> outputs(std::uint32_t n, const Response& model, const Luck& luck) {
  return responses(saltelli_runs(random_points(n, 6, luck)), model);
}

}  // namespace

TEST_CASE("a factor that is ignored has no share, and an outcome that does not vary has no shares") {
  const SobolIndices indices = sobol_indices(outputs(50, first_doubled_second, Luck(1, 0)), 3);
  CHECK(indices.total[2] == 0);
  CHECK(indices.first[2] == 0);
  const SobolIndices constant =
      sobol_indices(outputs(
                        50, [](std::span<const double>) { return 4.0; }, Luck(1, 0)),
                    3);
  CHECK(constant.mean == 4);
  CHECK(constant.variance == 0);
  CHECK(std::isnan(constant.total[0]));
}

TEST_CASE("adding to all outcomes or scaling them leaves the shares") {
  const SobolIndices plain = sobol_indices(outputs(200, first_doubled_second, Luck(2, 0)), 3);
  const auto other = [](std::span<const double> x) { return 1e6 - 5 * first_doubled_second(x); };
  const SobolIndices moved = sobol_indices(outputs(200, other, Luck(2, 0)), 3);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(moved.first[k] == Approx(plain.first[k]).margin(1e-7));
    CHECK(moved.total[k] == Approx(plain.total[k]).margin(1e-7));
  }
}

TEST_CASE("bootstrap intervals hold the true shares about as often as they say") {
  // 0.8 and 0.2; 100 independent samples at 90 of 100: 4.5 standard errors are 13.5.
  int held = 0;
  for (std::uint32_t r = 0; r < 100; ++r) {
    const auto intervals =
        sobol_index_intervals(outputs(200, first_doubled_second, Luck(7, r)), 3, 0.9, {300, Luck(8, r), 0});
    held += intervals.total[0].low <= 0.8 && 0.8 <= intervals.total[0].high ? 1 : 0;
  }
  CHECK(held > 90 - 13.5);
  CHECK(held < 100);
}

TEST_CASE("a straight line has its slope as every effect, and one walk is enough to see it") {
  const MorrisDesign design = random_morris_walks(1, 2, 4, Luck(1, 0));
  const auto effects = morris_effects(design, responses(design.points, first_doubled_second));
  CHECK(effects[0].mu == Approx(2).epsilon(1e-12));
  CHECK(effects[1].mu_star == Approx(1).epsilon(1e-12));
  CHECK(effects[0].sigma == 0);
}

TEST_CASE("effects that cancel are seen in their size") {
  const MorrisDesign design = random_morris_walks(40, 2, 4, Luck(1, 0));
  const auto effects = morris_effects(
      design, responses(design.points, [](std::span<const double> x) { return x[0] * (x[1] - 0.5); }));
  CHECK(std::abs(effects[0].mu) < 0.3);
  CHECK(effects[0].mu_star > 0.2);
  CHECK(effects[0].sigma > 0.2);
}

TEST_CASE("a line through five points by hand, and none where factors move together or nothing varies") {
  DesignMatrix points(5, 2);
  const double x[] = {1, 2, 3, 4, 5}, z[] = {2, 1, 4, 3, 5};
  for (std::size_t i = 0; i < 5; ++i) points.row(i)[0] = x[i], points.row(i)[1] = z[i];
  const std::vector<double> y = {1, 3, 2, 5, 4};
  // Correlations: x with z 0.8, x with y 0.8, z with y 0.3; slopes solve [1 0.8; 0.8 1] b = (0.8, 0.3).
  const RegressionCoefficients line = regression_coefficients(points, y);
  CHECK(line.slope[0] == Approx((0.8 - 0.8 * 0.3) / 0.36));
  CHECK(line.slope[1] == Approx((0.3 - 0.8 * 0.8) / 0.36));
  CHECK(line.r2 == Approx(line.slope[0] * 0.8 + line.slope[1] * 0.3));
  CHECK(line.adjusted_r2 == Approx(1 - (1 - line.r2) * 4 / 2));
  for (std::size_t i = 0; i < 5; ++i) points.row(i)[1] = 3 - 2 * x[i];
  CHECK(std::isnan(regression_coefficients(points, y).slope[0]));
  for (std::size_t i = 0; i < 5; ++i) points.row(i)[1] = z[i];
  CHECK(std::isnan(regression_coefficients(points, std::vector<double>(5, 0.1)).r2));
}

TEST_CASE("equal values share the mean of their ranks") {
  CHECK(mid_ranks(std::vector<double>{5, 1, 5, -2, 5}) == std::vector<double>{4, 2, 4, 1, 4});
}
