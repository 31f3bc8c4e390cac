#include "viz/app/frame_times.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave::viz;

TEST_CASE("Frame times are told by their middle, their slow end and the longest, on the clock and of work") {
  FrameTimes times;
  CHECK(times.words() == "no frame was painted");
  times.add(900, 500);
  CHECK(times.words() == "1 frame, the first 900.0 ms (500.0 ms of processor time)");
  for (int i = 100; i >= 0; --i) times.add(i, 2.0 * i);
  CHECK(times.size() == 102);
  CHECK(times.words() ==
        "102 frames, the first 900.0 ms (500.0 ms of processor time), then: median 50.0 ms, 95 of 100 within "
        "95.0 ms, longest 100.0 ms; of processor time median "
        "100.0 ms, 95 of 100 within 190.0 ms, longest 200.0 ms");
}
