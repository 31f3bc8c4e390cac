#include "experiment/statistics/proportions.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("without trials a proportion may be anything") {
  for (const auto method : {ProportionInterval::ClopperPearson, ProportionInterval::Wilson}) {
    const Interval interval = proportion_interval(method, 0, 0, 0.95);
    CHECK(interval.low == 0);
    CHECK(interval.high == 1);
  }
}

TEST_CASE("intervals of a proportion hold it, mirror, widen with confidence and stay within 0 and 1") {
  for (const auto method : {ProportionInterval::ClopperPearson, ProportionInterval::Wilson}) {
    for (int successes = 0; successes <= 13; ++successes) {
      const Interval interval = proportion_interval(method, successes, 13, 0.95);
      const Interval mirrored = proportion_interval(method, 13 - successes, 13, 0.95);
      const Interval wider = proportion_interval(method, successes, 13, 0.99);
      CHECK(interval.low == Approx(1 - mirrored.high).margin(1e-12));
      CHECK((interval.low <= successes / 13.0 && successes / 13.0 <= interval.high));
      CHECK((wider.low <= interval.low && interval.high <= wider.high));
      CHECK((interval.low >= 0 && interval.high <= 1));
    }
  }
}

TEST_CASE("no success and no failure are ends of an interval to the bit") {
  CHECK(wilson(0, 7, 0.95).low == 0);
  CHECK(wilson(7, 7, 0.95).high == 1);
  CHECK(clopper_pearson(0, 7, 0.95).low == 0);
  CHECK(clopper_pearson(7, 7, 0.95).high == 1);
}

TEST_CASE("the exact interval never covers less often than it says") {
  for (double p = 0.02; p < 1; p += 0.03)
    CHECK(interval_coverage(ProportionInterval::ClopperPearson, 25, p, 0.9) >= 0.9);
}
