#include "experiment/trial_design.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace pilotwave;

TEST_CASE("who never drops out gets the full dose, who leaves at once one week") {
  CHECK(dosage(1, 30).mean == 30);
  CHECK(dosage(1, 30).sd == 0);
  CHECK(dosage(1, 30).full == 1);
  CHECK(dosage(0, 30).mean == 1);
  CHECK(mean_saturating_response(0, 30, 0.1) == Approx(1 - std::exp(-0.1)));
}

TEST_CASE("a dose of two weeks at most can be written out by hand") {
  const Dosage d = dosage(0.6, 2);
  CHECK(d.mean == Approx(1.6));
  CHECK(d.sd == Approx(std::sqrt(0.24)));
  CHECK(mean_saturating_response(0.6, 2, 1) ==
        Approx(0.4 * (1 - std::exp(-1.0)) + 0.6 * (1 - std::exp(-2.0))));
}

TEST_CASE("the effect on compliers is what assignment shows over what it changes") {
  CHECK(intention_to_treat(0.7, 0.2, 0.3) == Approx(0.15));
  CHECK(wald_estimate(1.15, 1.0, 0.7, 0.2) == Approx(0.3));
}

TEST_CASE("schools that are all alike cost nothing to assign whole") {
  CHECK(design_effect({10, 50, 0}) == 1);
  CHECK(difference_standard_error({10, 50, 0}) == Approx(difference_standard_error({500, 1, 0})));
  CHECK(detectable_effect({40, 60, 0.2}, 0.9) > detectable_effect({40, 60, 0.2}, 0.8));
}

TEST_CASE("variance between and within schools is told apart") {
  const std::vector<std::vector<double>> only_between = {{1, 1, 1}, {3, 3, 3}},
                                         only_within = {{1, 2, 3}, {3, 2, 1}};
  CHECK(intraclass_estimate(only_between) == Approx(1));
  CHECK(intraclass_estimate(only_within) == Approx(-0.5));  // 1 / (1 - n), the least there is
}

TEST_CASE("those above a low cut are almost everybody") {
  CHECK(mean_above(-8) == Approx(0).margin(1e-13));
  CHECK(mean_above(0) == Approx(std::sqrt(2 / std::acos(-1.0))));
}
