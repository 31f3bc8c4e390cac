// Formulas that runs are held against, held against each other and against their own equations. Their tables
// are in tests/verification.
#include <catch2/catch.hpp>
#include <cmath>

#include "rng/samplers.hpp"
#include "spread/bass.hpp"
#include "spread/cascade.hpp"

using namespace pilotwave;

TEST_CASE("Bass's curve solves its equation") {
  const BassCurve c{0.02, 0.5};
  for (const double t : {0.0, 1.0, 6.5, 20.0}) {
    const double f = c.share(t);
    CHECK(c.density(t) == Approx((c.p + c.q * f) * (1 - f)).epsilon(1e-12));
  }
  CHECK(c.share(c.peak_time()) == Approx(c.peak_share()).epsilon(1e-12));
  CHECK(c.density(c.peak_time()) == Approx(c.peak_density()).epsilon(1e-12));
  const auto bend = [&](double t) { return c.density(t + 1e-3) - 2 * c.density(t) + c.density(t - 1e-3); };
  CHECK(bend(c.first_inflection()) == Approx(0).margin(1e-11));
  CHECK(bend(c.second_inflection()) == Approx(0).margin(1e-11));
}

TEST_CASE("abandonment lowers where adoption comes to rest; none of it changes nothing") {
  const AbandonedBassCurve leaving{0.02, 0.5, 0.1};
  const double rest = leaving.steady_share();
  CHECK((0.02 + 0.5 * rest) * (1 - rest) == Approx(0.1 * rest).epsilon(1e-12));
  CHECK(leaving.share(1000) == Approx(rest).epsilon(1e-12));
  CHECK(AbandonedBassCurve{0.02, 0.5, 0}.share(7) == Approx(BassCurve{0.02, 0.5}.share(7)).epsilon(1e-12));
}

TEST_CASE("a campaign bends time only while it lasts") {
  CHECK(campaign_time(4, 1.5, 5, 10) == 4);
  CHECK(campaign_time(6, 1.5, 5, 10) == 6.5);
  CHECK(campaign_time(12, 1.5, 5, 10) == 14.5);
}

TEST_CASE(
    "the expected path of small steps is the curve, and its spread that of independent people at first") {
  SteppedBass bass;
  bass.p = 0.03;
  bass.q = 0.38;
  bass.dt = 0.001;
  const auto path = expected_path(bass, 5000);
  CHECK(path[5000].share == Approx(BassCurve{0.03, 0.38}.share(5)).epsilon(1e-3));
  bass.dt = 1;
  const auto one = expected_path(bass, 1);
  CHECK(one[1].spread == Approx(std::sqrt(one[1].share * (1 - one[1].share))));
  bass.d = 0.5;
  bass.q = 0;
  const auto rest = expected_path(bass, 400);
  // Everyone alone: a chain of two states, whose share is binomial in the end.
  CHECK(rest[400].spread == Approx(std::sqrt(rest[400].share * (1 - rest[400].share))).epsilon(1e-9));
  CHECK(rest[400].bias == 0);
}

TEST_CASE("roots solve their equations") {
  for (const double r0 : {1.05, 1.7, 6.0}) {
    const double z = final_size(r0, 0.98);
    CHECK(z == Approx(1 - 0.98 * std::exp(-r0 * z)).epsilon(1e-13));
    CHECK(percolate(poisson_degrees(2 * r0), 0.5).giant == Approx(final_size(r0)).epsilon(1e-12));
  }
  CHECK(final_size(0.9) == 0);
  CHECK(final_size(1.0) == 0);
  CHECK(final_size(0.0, 0.9) == Approx(0.1));
  CHECK(percolate(poisson_degrees(2), 0.4).giant == Approx(0).margin(1e-12));
  CHECK(percolate(poisson_degrees(2), 0.4).critical == Approx(0.5).epsilon(1e-12));
}

TEST_CASE("cascades need vulnerable people who know each other") {
  CHECK_FALSE(cascade_window(0.3).has_value());
  const auto window = cascade_window(0.15);
  REQUIRE(window.has_value());
  for (const double z : {window->lower, window->upper}) {
    CHECK(cascade_strength(poisson_degrees(z), 0.15) == Approx(1).epsilon(1e-9));
  }
  CHECK(cascade_strength(poisson_degrees(3), 0.15) > 1);
  CHECK(vulnerable_cluster(3, 0.3).trigger == Approx(0).margin(1e-6));
  // Where one neighbour is always enough, a cascade is the giant component.
  CHECK(cascade_size(poisson_degrees(2), 0.01, 1e-9) == Approx(final_size(2)).epsilon(1e-6));
  CHECK(vulnerable_cluster(2, 0.01).giant == Approx(final_size(2)).epsilon(1e-9));
}

TEST_CASE("normal thresholds come to rest at the least root, until it jumps") {
  const ThresholdJump jump = normal_threshold_jump(0.3);
  CHECK(jump.share == Approx(normal_cdf((jump.share - 0.3) / jump.sd)).epsilon(1e-10));
  CHECK(normal_threshold_share(0.3, jump.sd * 0.999) < jump.share);
  CHECK(normal_threshold_share(0.3, jump.sd * 1.001) > 0.9);
}
