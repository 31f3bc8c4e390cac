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

TEST_CASE("words are joined as in a sentence") {
  CHECK(joined_words({}).empty());
  CHECK(joined_words({"a"}) == "a");
  CHECK(joined_words({"a", "b"}) == "a and b");
  CHECK(joined_words({"a", "b", "c"}) == "a, b and c");
  CHECK(lettered({1, "Staged pilot"}) == "B Staged pilot");
}
