#include "experiment/statistics/repeated_looks.hpp"

#include <limits>
#include <vector>

#include <catch2/catch.hpp>

#include "experiment/statistics/two_stage.hpp"
#include "rng/samplers.hpp"

using namespace pilotwave;

TEST_CASE("one look has the level and the power of the plain test") {
  const std::vector<Look> once = equally_spaced(std::vector<double>{1.959963984540054});
  CHECK(crossing_probability(once) == Approx(0.05).epsilon(1e-10));
  CHECK(crossing_probability(once, 3.0) ==
        Approx(normal_cdf(3.0 - 1.959963984540054) + normal_cdf(-3.0 - 1.959963984540054)).epsilon(1e-10));
  CHECK(pocock_critical(1, 0.05) == Approx(1.959963984540054).epsilon(1e-10));
}

TEST_CASE("a look at which nothing can stop changes nothing, wherever it lies") {
  constexpr double kNever = std::numeric_limits<double>::infinity();
  for (const double early : {0.01, 0.5, 0.97}) {
    const std::vector<Look> looks{{early, kNever}, {1, 1.959963984540054}};
    for (const double drift : {0.0, 2.5}) {
      const std::vector<double> stopped = crossing_probabilities(looks, drift);
      CHECK(stopped[0] == Approx(0).margin(1e-12));
      CHECK(stopped[1] ==
            Approx(crossing_probability(equally_spaced(std::vector<double>{1.959963984540054}), drift))
                .epsilon(1e-9));
    }
  }
}

TEST_CASE("a look that stops everybody leaves nothing to later ones") {
  const std::vector<double> stopped = crossing_probabilities(std::vector<Look>{{0.5, 0.0}, {1.0, 1.96}});
  CHECK(stopped == std::vector<double>{1, 0});
}

TEST_CASE("a real difference is found at the first looks more often than chance finds one") {
  const std::vector<double> critical(4, pocock_critical(4, 0.05));
  const std::vector<Look> looks = equally_spaced(critical);
  CHECK(crossing_probabilities(looks, 3.0)[0] > 5 * crossing_probabilities(looks, 0.0)[0]);
  CHECK(crossing_probability(looks, 3.0) == Approx(crossing_probability(looks, -3.0)).epsilon(1e-9));
}

TEST_CASE("a trial in two stages stops where nothing works and accepts what always does") {
  const TwoStageDesign design{10, 1, 29, 5};
  const TwoStageOdds never = two_stage_odds(design, 0), always = two_stage_odds(design, 1);
  CHECK(never.stop_early == 1);
  CHECK(never.expected_n == 10);
  CHECK(never.accept == 0);
  CHECK(always.stop_early == 0);
  CHECK(always.expected_n == 29);
  CHECK(always.accept == Approx(1));
}
