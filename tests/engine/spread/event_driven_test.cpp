#include "spread/event_driven.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace pilotwave;

TEST_CASE("events come in order, one a person, until nothing more can happen") {
  const EventTimes times = run_events(MixedCrowd(500), {0.1, 0.5}, 0, {Luck(1, 0)});
  CHECK(times.adopted.size() == 500);
  CHECK(times.stopped.empty());
  CHECK(std::is_sorted(times.adopted.begin(), times.adopted.end()));
  CHECK(times.adopting(-1, 0) == 0);
  CHECK(times.adopting(times.adopted[9], 0) == 10);
  CHECK(times.adopting(1e9, 0) == 500);
}

TEST_CASE("an outbreak ends when nobody adopts any more, and nobody adopts twice") {
  EventRates rates;
  rates.by_share = 2;
  rates.stops = 1;
  rates.afterwards = Afterwards::ForGood;
  const EventTimes times = run_events(MixedCrowd(300, Looks::AtOthers), rates, 5, {Luck(1, 1)});
  CHECK(times.stopped.size() == times.adopted.size() + 5);
  CHECK(times.adopted.size() < 295);
  CHECK(times.adopting(1e9, 5) == 0);
}

TEST_CASE("a run stops at its time, and nothing happens where nothing can") {
  const EventTimes times = run_events(MixedCrowd(500), {0.1, 0.5, 0.2}, 0, {Luck(1, 2)}, 3);
  CHECK_FALSE(times.adopted.empty());
  CHECK(times.adopted.back() <= 3);
  CHECK(run_events(MixedCrowd(10), {0, 1}, 0, {Luck(1, 3)}).adopted.empty());
  CHECK(run_events(MixedCrowd(1, Looks::AtOthers), {0, 1}, 1, {Luck(1, 3)}).adopted.empty());
}
