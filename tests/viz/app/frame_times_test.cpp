#include "viz/app/frame_times.hpp"

#include <catch2/catch.hpp>

using namespace pilotwave::viz;

TEST_CASE("Frame times are told by their middle, their slow end and the longest, on the clock and of work") {
  FrameTimes times;
  CHECK(times.words() == "no frame was painted");
  for (int i = 100; i >= 0; --i) times.add(i, 2.0 * i);
  CHECK(times.size() == 101);
  CHECK(times.words() ==
        "101 frames: median 50.0 ms, 95 of 100 within 95.0 ms, longest 100.0 ms; of processor time median "
        "100.0 ms, 95 of 100 within 190.0 ms, longest 200.0 ms");
}
