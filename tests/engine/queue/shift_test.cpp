#include "queue/shift.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("work is taken by whoever is free first, and no hour is idle while work waits") {
  Shift shift(2, 4);
  double a = 0, b = 0, c = 0, d = 0;
  CHECK(shift.work(3.0, a).end == 3);
  CHECK(shift.work(1.0, b).end == 1);
  const Spell third = shift.work(2.5, c);
  CHECK(third.begin == 1);
  CHECK(third.end == 3.5);
  const Spell fourth = shift.work(5.0, d);
  CHECK(fourth.begin == 3);
  CHECK(fourth.hours == 1);
  CHECK_FALSE(shift.is_over());
  double e = 0;
  CHECK(shift.work(9.0, e).hours == 0.5);
  CHECK(shift.is_over());
  CHECK(shift.work(9.0, e).hours == 0);
  CHECK(a + b + c + d + e == 8);
}

TEST_CASE("a new step gives everybody their hours again, and work goes on where it stopped") {
  Shift shift(1);
  double done = 0;
  for (int week = 0; week < 3; ++week) {
    shift.open(2);
    (void)shift.work(5.0, done);
  }
  CHECK(done == 5);
  CHECK(is_done(5.0, done));
  CHECK_FALSE(shift.is_over());
}

TEST_CASE("an urgent job goes first, but interrupts only where that is allowed") {
  CHECK(overtakes({0, false}, {1, false}, false));
  CHECK_FALSE(overtakes({0, false}, {1, true}, false));
  CHECK(overtakes({0, false}, {1, true}, true));
  CHECK_FALSE(overtakes({1, false}, {1, false}, true));
  CHECK_FALSE(overtakes({1, false}, {0, false}, true));
}

TEST_CASE("single-precision hours that sum to almost all count as all") {
  const float needed = 0.3F;
  float done = 0;
  Shift shift(1, 0.1);
  for (int i = 0; i < 3; ++i, shift.open(0.1)) (void)shift.work(needed, done);
  CHECK(is_done(needed, done));
  CHECK_FALSE(is_done(1.0F, 0.99F));
}
