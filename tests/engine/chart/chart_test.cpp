#include "chart/chart.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace pilotwave::chart;

TEST_CASE("a measure says values with their unit, to three figures or to an axis's step") {
  const Measure percent{100, "", "%"}, thousands{1e-3, "$", "k"}, plain;
  CHECK(percent.words(0.6437) == "64.4%");
  CHECK(percent.words(0.6, 0.2) == "60%");
  CHECK(thousands.words(1'234'567) == "$1,235k");
  CHECK(thousands.words(-14'000) == "-$14k");
  CHECK(plain.words(0.00123) == "0.00123");
  CHECK(plain.words(0) == "0");
  CHECK(percent.words(0) == "0%");
  CHECK(plain.words(INFINITY) == "never");
  CHECK(plain.words(std::nan("")) == "not known");
}

TEST_CASE("a plan is named after its letter") { CHECK(lettered({1, "Staged pilot"}) == "B Staged pilot"); }
