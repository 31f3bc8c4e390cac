#include "sweep/analysis/sweep_regression.hpp"

#include <cmath>

#include "engine/sweep/known_responses.hpp"

using namespace pilotwave;
using Catch::Matchers::Contains;
using pilotwave::testing::errors_of;
using pilotwave::testing::Known;
using pilotwave::testing::of;
using pilotwave::testing::SweepFolder;

TEST_CASE("slopes of a swept straight line are its coefficients in standard deviations, for every sample") {
  const SweepFolder folder("regress_line");
  // Factors are even over [0, 1]: a slope is coefficient / sqrt(sum of squares).
  const double length = std::sqrt(3.0 * 3 + 4.0 * 4);
  for (const std::string method : {"lhs", "sobol", "random"}) {
    const Known sweep(folder, "method = \"" + method + "\"\nsamples = 512\nreplicates = 2\n",
                      [](std::span<const double> x) { return 7 + 3 * x[0] - 4 * x[1]; });
    const auto s = sweep.estimate();
    REQUIRE(errors_of(s) == "loaded");
    CHECK(s.value().kind == SensitivityKind::Regression);
    CHECK(s.value().r2 == Approx(1));
    const double margin = method == "random" ? 0.06 : 0.02;
    CHECK(of(s.value(), 0).slope == Approx(3 / length).margin(margin));
    CHECK(of(s.value(), 1).slope == Approx(-4 / length).margin(margin));
    CHECK(of(s.value(), 2).slope == Approx(0).margin(1e-9));
    CHECK(s.value().factors.front().factor == 1);
    CHECK((of(s.value(), 1).slope_interval.low <= -4 / length &&
           -4 / length <= of(s.value(), 1).slope_interval.high));
  }
}

TEST_CASE("with noise the interval holds the known slope, and R^2 is the share that the line accounts for") {
  const SweepFolder folder("regress_noise");
  std::uint32_t at = 0;
  const double noise = 0.4;
  const Known sweep(
      folder, "method = \"lhs\"\nsamples = 1000\nreplicates = 2\n", [&](std::span<const double> x) {
        // An even draw of standard deviation `noise`; the factors' are sqrt(1 / 12).
        return 3 * x[0] + 2 * x[1] +
               noise * std::sqrt(12.0) * (Luck(5, 0).seat_uniform(user_stream(0), 0, 0, at++) - 0.5);
      });
  const auto s = sweep.estimate();
  REQUIRE(errors_of(s) == "loaded");
  const double of_line = (9 + 4) / 12.0, sd = std::sqrt(of_line + noise * noise);
  CHECK(s.value().r2 == Approx(of_line / (of_line + noise * noise)).margin(0.02));
  const double truth[] = {3 / std::sqrt(12.0) / sd, 2 / std::sqrt(12.0) / sd, 0};
  for (std::size_t f = 0; f < 3; ++f) {
    const FactorSensitivity& found = of(s.value(), f);
    CHECK((found.slope_interval.low <= truth[f] && truth[f] <= found.slope_interval.high));
    CHECK(found.slope_interval.high - found.slope_interval.low < 0.15);
  }
}

TEST_CASE(
    "a bent model that goes one way has a line through its ranks where it has none through its values") {
  const SweepFolder folder("regress_ranks");
  const Known sweep(folder, "method = \"sobol\"\nsamples = 256\nreplicates = 2\n",
                    [](std::span<const double> x) { return std::exp(12 * x[0]) + 0.01 * x[1]; });
  const auto s = sweep.estimate();
  REQUIRE(errors_of(s) == "loaded");
  CHECK(s.value().r2 < kLeastR2);
  CHECK(s.value().rank_r2 > 0.99);
  CHECK(std::isnan(of(s.value(), 0).slope));
  CHECK(of(s.value(), 0).rank_slope == Approx(1).margin(0.01));
  CHECK(s.value().factors.front().factor == 0);
}

TEST_CASE("a line that says too little is refused with its R^2, and so are too few points") {
  const SweepFolder folder("regress_refuse");
  const Known bent(folder, "method = \"lhs\"\nsamples = 200\n",
                   [](std::span<const double> x) { return std::pow(x[0] - 0.5, 2) + x[1] * (x[2] - 0.5); });
  CHECK_THAT(errors_of(bent.estimate()), Contains("a line accounts for 0.") && Contains("saltelli"));
  const Known few(folder, "method = \"lhs\"\nsamples = 7\n", [](std::span<const double> x) { return x[0]; });
  CHECK_THAT(errors_of(few.estimate()), Contains("needs at least 8"));
  const Known flat(folder, "method = \"lhs\"\nsamples = 20\n", [](std::span<const double>) { return 3.0; });
  CHECK_THAT(errors_of(flat.estimate()), Contains("the same at every point"));
  // As many factors as this fit anything: noise alone has an R^2 that its adjustment takes away.
  std::uint32_t at = 0;
  const Known noise(folder, "method = \"random\"\nsamples = 10\n", [&](std::span<const double>) {
    return Luck(3, 0).seat_uniform(user_stream(0), 0, 0, at++);
  });
  CHECK_THAT(errors_of(noise.estimate()), Contains("a line accounts for"));
}

TEST_CASE("names lie on no line unless there are two; days and logarithms do") {
  const SweepFolder folder("regress_kinds");
  const auto estimate = [&](const std::string& parameters,
                            const std::function<double(std::span<const double>)>& f) {
    const SweepDef def = folder.sweep("method = \"lhs\"\nsamples = 64\n[parameters]\n" + parameters);
    const Result<SweepDesign> design = sweep_design(def);
    REQUIRE(errors_of(design) == "loaded");
    Responses responses;
    for (std::size_t p = 0; p < design.value().points(); ++p)
      responses.values.push_back({f(design.value().point(p))});
    return sweep_sensitivity(def, design.value(), responses, {});
  };
  const auto first = [](std::span<const double> x) { return x[0]; };
  CHECK_THAT(errors_of(estimate("\"expand.order\" = [\"random\", \"need_first\", \"ready_first\"]\n", first)),
             Contains("3 names, which lie on no line"));
  const auto two = estimate("\"expand.order\" = [\"random\", \"need_first\"]\n", first);
  REQUIRE(errors_of(two) == "loaded");
  CHECK(of(two.value(), 0).slope == Approx(1));
  const auto days = estimate("\"expand.start\" = { min = 2026-08-10, max = 2026-11-02 }\n", first);
  REQUIRE(errors_of(days) == "loaded");
  CHECK(of(days.value(), 0).slope == Approx(1));
  const auto logs = estimate("\"teacher_use.try_rate\" = { min = 0.001, max = 0.1, scale = \"log\" }\n",
                             [](std::span<const double> x) { return std::log(x[0]); });
  REQUIRE(errors_of(logs) == "loaded");
  CHECK(of(logs.value(), 0).slope == Approx(1));
}
